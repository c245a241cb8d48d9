"""From violated instances to what is wrong: the smallest sets of cells whose change lets every rule
hold, ranked by how little one must believe to accept them (Fellegi and Holt 1976, generalised to
rounded numbers; DESIGN section 5).

``relation`` reads instances as rows of a linear system, ``network`` says which instances rest on
which cells and judges them anew, ``eliminate`` decides rows exactly, ``component`` groups what is
violated, ``sets`` searches, ``slips`` and ``price`` say what a change costs to believe, ``block``
sees what is wrong as a whole, and ``locate`` puts them together.
"""
