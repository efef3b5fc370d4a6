#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace weft::ui {

class Session;

/// Work that goes on behind the window and takes long enough to be shown: importing, looking for
/// files, collecting. Each is named, says how far it is, and can be stopped. Thread: main.
class Tasks : public QObject
{
    Q_OBJECT
public:
    using Key = int; ///< of a task, ≥ 1

    struct Task
    {
        Key key = 0;
        QString text;         ///< "Importing 3 of 12: beach.mp4"
        double fraction = -1; ///< 0 to 1; < 0: not known
        std::function<void()> stop;
        QElapsedTimer since;

        /// Seconds that are left, by what it took until now; < 0: not known yet.
        double secondsLeft() const;
    };

    /// Those of a session.
    static Tasks &of(Session &session);

    /// @param stop asks the work to end soon; it calls end() itself
    Key begin(const QString &text, std::function<void()> stop);
    void tell(Key key, const QString &text, double fraction);
    void end(Key key);
    void stop(Key key);

    /// In the order of their beginning.
    const std::vector<Task> &all() const { return m_tasks; }

Q_SIGNALS:
    void changed();

private:
    using QObject::QObject;
    Task *find(Key key);

    std::vector<Task> m_tasks;
    Key m_last = 0;
};

} // namespace weft::ui
