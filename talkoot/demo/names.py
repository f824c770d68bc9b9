"""Invented people: common names, dealt at random."""

from __future__ import annotations

FIRST = (
    "Aila Anders Anja Arto Birgitta Eero Eija Elina Erik Esa Eva Gunilla Hanna Hannu Heikki "
    "Heli Ilkka Inka Irja Jaana Janne Johanna Jouni Juha Kaarina Kari Katja Kirsi Kurt Lauri "
    "Leena Liisa Mari Markku Matti Minna Mirja Monika Niina Nils Oili Paula Pekka Petra Pirjo "
    "Raija Rami Ritva Saara Sami Sanna Satu Sirpa Solveig Stefan Susanna Taina Tapio Teija Timo "
    "Tuija Ulla Veijo Vesa Ylva "
).split()
LAST = (
    "Aalto Ahola Björklund Eklund Forsman Granlund Haapala Hakala Heino Holm Huhtala Häggblom "
    "Ikonen Jokela Järvi Kallio Kangas Karppi Kivelä Koskela Kuusela Laine Lehto Lind Lundqvist "
    "Mattila Mäenpää Niemi Nyman Ojala Peltola Pihlaja Rantala Rinne Ruuska Salmela Sjöberg "
    "Soini Sundström Tammi Tuominen Uusitalo Vainio Virtala Wikström Ylönen Östman "
).split()
