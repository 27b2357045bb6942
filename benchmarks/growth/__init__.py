"""How the processor time of each text stage grows with the length of its text, over texts made to be costly."""
