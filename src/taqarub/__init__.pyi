from taqarub.surfaces.api import code as code
from taqarub.surfaces.api import open as open

__version__: str
