#pragma once

#include "core/base/post.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace weft::ui {

/// Does work on a thread of the pool and hands what comes of it to `then` on the main thread,
/// unless `context` is gone by that time. Thread: main. @param work returns a value that can be
/// copied; whatever it uses is its own
template<typename Work, typename Then>
void aside(QObject *context, Work work, Then then)
{
    QThreadPool::globalInstance()->start([alive = QPointer<QObject>(context),
                                          work = std::move(work),
                                          then = std::move(then)]() mutable {
        post(QCoreApplication::instance(),
             [alive, then = std::move(then), result = work()]() mutable {
                 if (alive)
                     then(result);
             });
    });
}

} // namespace weft::ui
