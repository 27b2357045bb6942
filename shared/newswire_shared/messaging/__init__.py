"""Celery over Redis: the application, the base of tasks, the publisher, and what guards the queues."""
