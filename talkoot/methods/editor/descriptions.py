"""What the settings of kinds say of themselves, collected here for translation.

The editor shows them as labels. A test tells which are missing.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

DESCRIPTIONS = (
    _("The format of the file."),
    _("Raise it when the method changes."),
    _("One seat of the group has it, or all the rest."),
    _("How often the block is run; the host may add more."),
    _("A role that goes to the next member each round."),
    _("One sentence under the question."),
    _("Words at the low end of a scale or slider."),
    _("Words at the high end."),
    _("Smallest value of a `number`, `slider` or `pair`."),
    _("Largest value of a `number`, `slider` or `pair`."),
    _("For `pair`: the names of the two sliders; else now and wished."),
    _("`units`: people of one unit are spread over the groups."),
    _("A manager is not placed with those of the same unit."),
    _("People choose their group themselves."),
    _("Two earlier groups join: pairs become fours."),
    _(
        "Booths that groups visit in turn, the next one each round; with `chosen`, people "
        "choose theirs. What is gathered at a station stays there for those who come next."
    ),
    _("Who puts the cards in clusters: everybody, or the host."),
    _("Cards that look alike are proposed together; nobody must agree."),
    _("Clusters at most."),
    _("Days to the proposed date."),
    _("Days from the date to asking how it went."),
    _("How many commitments one seat may make."),
    _("Ask who takes care; else the writer does."),
    _("The earlier private `ask` step whose answers are compared."),
    _(
        "What a seat sees: where her own stands (below, about or above the middle third), the"
        " middle one beside her own, or the names, where all of a group consent."
    ),
    _("Advised length of one turn; else talk is free."),
    _("A turn may be passed."),
    _("Turns are offered first to those who have been heard least."),
    _("How often people go round; a round begins when all have had their turn."),
    _("A short note may be left of what was said."),
    _("The role that takes the notes; else everybody may."),
    _("Arrows say whether the other rises or falls."),
    _("Arrows say whether it happens soon or later."),
    _("Feedback loops are found, and can be named."),
    _("How many arrows fit the map."),
    _(
        "What the cards are put on. `line` has one axis and `matrix` two; the others have "
        "areas: `quadrants` four (upper left, upper right, lower left, lower right), "
        "`domains` four and a centre, `lanes` from the top with steps from the left, `rings` "
        "from the innermost, `wheel` clockwise from the top; `year` has its months, and "
        "`workday` the time of day and the mood."
    ),
    _(
        "Each seat places for herself, and the sum shows the middle and the spread; else it "
        "is one joint wall that everybody moves."
    ),
    _("Across, and upward."),
    _("Words at the left or lower end."),
    _("Words at the right or upper end."),
    _("The areas, in order."),
    _("Own cards a seat may add straight on the canvas."),
    _("Characters on an own card."),
    _("People name regions, and say which card belongs to which; joint walls only."),
    _("The names of the areas are on no screen before the host closes the step."),
    _("How many characters fit the note."),
    _("Its writer may take the note with her."),
    _("She may show one text of her own to her group or the room."),
    _("Silence: screens step back until it is over."),
    _(
        "`dots`: spread a few dots; `approve`: tick what you can support; `rank`: put the "
        "best in order; `score`: 0 to 5 for each, hidden until the step is closed; `consent`:"
        " agree, can live with it, or object and say why; `agree`: agree, disagree or pass, "
        "one statement at a time, told from five voters on when the step is closed."
    ),
    _("Dots a seat has, or places in a rank."),
    _("How many of the first are taken on."),
    _("For `score`: what each card is scored on, each by itself; else one score."),
    _(
        "For `score`: the cards go from hand to hand this many times, and each seat scores "
        "the one before it from 1 to 5. The sum is told when the step is closed."
    ),
    _("How many cards one seat may send."),
    _("How many characters fit a card."),
    _(
        "How many times each sheet goes on to the next person, who reads it and adds her "
        "cards; never back to one who had it. Shown when the step is closed."
    ),
    _("A card may have a photo, with a description for those who do not see it."),
    _(
        "For `agree`: `opinion` asks for agreement; `seen` asks of promises whether they are done, "
        "partly done, or not seen, and the counts are kept beside each promise."
    ),
)
