/* web_patience.c: a client that sends its request byte by byte, or takes its answer so, holds a thread. Each connection
 * has a time until which something whole must have happened; one that is late is shut down, and its thread ends. */
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

#include "web.h"

struct line { /* one connection */
	struct line *next, **from;
	int socket;
	time_t until; /* [seconds] of the monotonic clock */
	struct patience *patience;
};

struct patience {
	pthread_t thread;
	pthread_mutex_t mutex;
	pthread_cond_t wake;
	bool ends;
	struct line *first;
};

static time_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec;
}

static void *watch(void *payload)
{
	struct patience *patience = payload;
	pthread_mutex_lock(&patience->mutex);
	while (!patience->ends) {
		struct timespec second;
		for (struct line *line = patience->first; line; line = line->next)
			if (line->until <= now())
				shutdown(line->socket, SHUT_RDWR);
		clock_gettime(CLOCK_REALTIME, &second);
		second.tv_sec++;
		pthread_cond_timedwait(&patience->wake, &patience->mutex, &second);
	}
	pthread_mutex_unlock(&patience->mutex);
	return NULL;
}

struct patience *patience_new(void)
{
	struct patience *patience = calloc(1, sizeof *patience);
	if (!patience)
		return NULL;
	pthread_mutex_init(&patience->mutex, NULL);
	pthread_cond_init(&patience->wake, NULL);
	if (pthread_create(&patience->thread, NULL, watch, patience) == 0)
		return patience;
	free(patience);
	return NULL;
}

void patience_free(struct patience *patience)
{
	if (!patience)
		return;
	pthread_mutex_lock(&patience->mutex);
	patience->ends = true;
	pthread_cond_signal(&patience->wake);
	pthread_mutex_unlock(&patience->mutex);
	pthread_join(patience->thread, NULL);
	pthread_cond_destroy(&patience->wake);
	pthread_mutex_destroy(&patience->mutex);
	free(patience);
}

/* Told by the daemon as a connection begins, and before its socket is closed. */
void patience_connection(void *payload, struct MHD_Connection *connection, void **socket,
                         enum MHD_ConnectionNotificationCode code)
{
	struct patience *patience = payload;
	struct line *line = *socket;
	pthread_mutex_lock(&patience->mutex);
	if (code == MHD_CONNECTION_NOTIFY_STARTED && (line = calloc(1, sizeof *line))) {
		*line = (struct line){patience->first, &patience->first, 0, now() + WEB_WAIT_SECONDS, patience};
		line->socket = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
		if (line->next)
			line->next->from = &line->next;
		*socket = patience->first = line;
	} else if (code == MHD_CONNECTION_NOTIFY_CLOSED && line) {
		*line->from = line->next;
		if (line->next)
			line->next->from = line->from;
		free(line);
	}
	pthread_mutex_unlock(&patience->mutex);
}

void patience_until(struct MHD_Connection *connection, unsigned seconds)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	struct line *line = info ? info->socket_context : NULL;
	if (!line)
		return;
	pthread_mutex_lock(&line->patience->mutex);
	line->until = now() + (time_t)seconds;
	pthread_mutex_unlock(&line->patience->mutex);
}
