"""The evaluation of a programme: its aims, and what tells how they were reached."""
