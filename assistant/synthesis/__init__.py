"""The model's short summary over the evidence, each sentence checked before it is shown."""
