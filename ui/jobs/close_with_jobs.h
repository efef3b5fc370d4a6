#pragma once

#include <functional>

class QWidget;

namespace weft::ui {

class Session;

/// Whether something is being made or waits to be.
bool hasRunningJobs(const Session &session);

/// What is to become of running jobs when the window closes.
enum class CloseChoice {
    Finish, ///< the window goes, the program stays until they are done
    Stop,   ///< they begin anew with the next start
    Stay,
};

/// Asks whoever closes the window. @pre hasRunningJobs()
CloseChoice askAboutJobs(const Session &session, QWidget *window);

/// Calls `then` once, from the event loop, when nothing is running any more; at once if that is so.
void whenJobsAreDone(Session &session, std::function<void()> then);

} // namespace weft::ui
