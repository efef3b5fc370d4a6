#pragma once

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace weft::ui {

/// Does something on a thread of the pool, and hands what came of it to `done` from the event loop
/// of the calling thread; nobody is told anything once the context is gone. @param work takes
/// nothing and returns a value that can be copied; whatever it uses is its own
template<typename Work, typename Done>
void inBackground(QObject *context, Work work, Done done)
{
    using Outcome = std::invoke_result_t<Work>;
    const auto promise = std::make_shared<QPromise<Outcome>>();
    promise->future().then(context, [done = std::move(done)](const Outcome &outcome) mutable {
        done(outcome);
    });
    QThreadPool::globalInstance()->start([promise, work = std::move(work)]() mutable {
        promise->start();
        promise->addResult(work());
        promise->finish();
    });
}

} // namespace weft::ui
