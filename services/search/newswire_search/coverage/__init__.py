"""How a story was told: what each article added, who was first, who copied whom, and who said what."""
