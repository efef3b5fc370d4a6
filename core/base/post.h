#pragma once

#include <QMetaObject>
#include <QObject>

#include <utility>

#if defined(__SANITIZE_THREAD__)
#include <sanitizer/tsan_interface.h>
#endif

namespace weft {

#if defined(__SANITIZE_THREAD__)
inline char handedOver; ///< stands for the lock of Qt's event queues
#endif

/// Has the thread of an object do something from its event loop, soon, unless the object is gone by
/// then. Whatever the caller wrote before is seen there. Any thread, the object's own too; the
/// object is alive while this is called.
template<typename Act>
void post(QObject *receiver, Act act)
{
#if defined(__SANITIZE_THREAD__)
    // Qt is built without the sanitizer, which so does not see that its queues hand things over.
    auto *const held = new Act(std::move(act)); // lost, in this build alone, where nobody calls it
    auto carryOut = [held] {
        Act *const mine = held; // the one access that tests/tsan.supp has to excuse
        __tsan_acquire(&handedOver);
        (*mine)();
        delete mine;
    };
    __tsan_release(&handedOver);
#else
    auto carryOut = std::move(act);
#endif
    QMetaObject::invokeMethod(receiver, std::move(carryOut), Qt::QueuedConnection);
}

} // namespace weft
