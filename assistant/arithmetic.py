"""How NumPy's products of matrices are computed."""

from functools import cache

from threadpoolctl import threadpool_limits


@cache
def keep_to_one_thread() -> None:
    """Let them be computed on one thread, for as long as the process lives.

    OpenBLAS's second thread spins for some twenty milliseconds after each product, in the way of
    the dense index and of the model: on two cores a search of 100,000 passages took 19 ms with
    it and takes 11 without, half the processor time. Alone, none of the products gained by it.
    """
    threadpool_limits(limits=1, user_api="blas")
