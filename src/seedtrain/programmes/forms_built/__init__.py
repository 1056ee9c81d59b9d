"""Forms that coordinators make: questions as data, a Django form made from them, answers told in words."""

from seedtrain.programmes.forms_built.made import BuiltForm, answers_of, form_class
from seedtrain.programmes.forms_built.telling import said

__all__ = ["BuiltForm", "answers_of", "form_class", "said"]
