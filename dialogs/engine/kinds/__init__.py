"""The kinds of answer. One small file each; importing this package registers them all."""

from importlib import import_module
from pkgutil import iter_modules

from dialogs.engine.kinds.base import Kind

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

__all__ = ["Kind"]
