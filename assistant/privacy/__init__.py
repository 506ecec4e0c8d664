"""Finding and masking personal data in what people write, on this machine only.

The only part that imports presidio, spaCy, stdnum and phonenumbers; they load with the first
text, or with `Redactor.warm_up`.
"""

from assistant.privacy.detection import Detection, Entity
from assistant.privacy.placeholders import Masked, Placeholders
from assistant.privacy.redactor import Redactor

__all__ = ["Detection", "Entity", "Masked", "Placeholders", "Redactor"]
