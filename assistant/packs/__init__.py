"""Knowledge packs: signed archives of text that carry a library to another computer."""
