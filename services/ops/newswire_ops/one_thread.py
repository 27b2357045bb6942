"""One BLAS thread a process: newswire shares cores by processes, and threads that spin double a neighbour's cost."""

from __future__ import annotations

ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
