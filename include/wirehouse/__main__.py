"""`python -m wirehouse`."""

import sys

from wirehouse.cli import main

sys.exit(main())
