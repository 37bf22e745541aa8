// SPDX-License-Identifier: GPL-3.0-or-later
// Tells ThreadSanitizer of the order that Qt's event queues make. Distributions build Qt without
// it, so it sees neither the lock of a queue nor that a slot runs after its signal, and would take
// every value that a queued signal carries for a race.
//
// Whatever hands something to another thread releases, every event that is delivered acquires, and
// so does the end of a wait for a thread. One place for all queues: an order may be seen where
// there is none, but never a race where there is none.
#include <QCoreApplication>
#include <QMetaObject>
#include <QThread>

#include <sanitizer/tsan_interface.h>

namespace {

char allQueues = 0;

bool acquireBeforeEvent(void **)
{
    __tsan_acquire(&allQueues);
    // Whoever waits for this thread to end sees at least all that came before its last event.
    __tsan_release(&allQueues);
    return false; // the event goes its way
}

/// A call for another thread. Both threads count its references within Qt, and whichever is last
/// destroys it: after the call.
class Call final : public QtPrivate::QSlotObjectBase {
public:
    explicit Call(QtPrivate::QSlotObjectBase *slot)
        : QSlotObjectBase(&Call::run)
        , m_slot(slot)
    {
    }

private:
    static void run(
        int which, QSlotObjectBase *base, QObject *receiver, void **arguments, bool *isEqual)
    {
        auto *self = static_cast<Call *>(base);
        if (which == QSlotObjectBase::Call) {
            self->m_slot->call(receiver, arguments);
            __tsan_release(&allQueues);
        } else if (which == QSlotObjectBase::Destroy) {
            __tsan_acquire(&allQueues);
            self->m_slot->destroyIfLastRef();
            delete self;
        } else {
            *isEqual = false;
        }
    }

    QSlotObjectBase *m_slot;
};

[[maybe_unused]] const bool registered =
    QInternal::registerCallback(QInternal::EventNotifyCallback, acquireBeforeEvent);

} // namespace

// The linker sends calls of these functions of Qt here (--wrap, in CMakeLists.txt).
// NOLINTBEGIN(bugprone-reserved-identifier)
extern "C" {

void __real__ZN11QMetaObject8activateEP7QObjectPKS_iPPv(
    QObject *sender, const QMetaObject *meta, int signal, void **arguments);
void __wrap__ZN11QMetaObject8activateEP7QObjectPKS_iPPv(
    QObject *sender, const QMetaObject *meta, int signal, void **arguments)
{
    __tsan_release(&allQueues);
    __real__ZN11QMetaObject8activateEP7QObjectPKS_iPPv(sender, meta, signal, arguments);
}

bool __real__ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv(
    QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type, void *result);
bool __wrap__ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv(
    QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type, void *result)
{
    auto *call = new Call(slot);
    __tsan_release(&allQueues);
    const bool done =
        __real__ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv(
            object, call, type, result);
    __tsan_acquire(&allQueues); // the call itself may have waited for the other thread
    return done;
}

void __real__ZN16QCoreApplication9postEventEP7QObjectP6QEventi(
    QObject *receiver, QEvent *event, int priority);
void __wrap__ZN16QCoreApplication9postEventEP7QObjectP6QEventi(
    QObject *receiver, QEvent *event, int priority)
{
    __tsan_release(&allQueues);
    __real__ZN16QCoreApplication9postEventEP7QObjectP6QEventi(receiver, event, priority);
}

bool __real__ZN7QThread4waitE14QDeadlineTimer(QThread *thread, QDeadlineTimer deadline);
bool __wrap__ZN7QThread4waitE14QDeadlineTimer(QThread *thread, QDeadlineTimer deadline)
{
    const bool ended = __real__ZN7QThread4waitE14QDeadlineTimer(thread, deadline);
    __tsan_acquire(&allQueues);
    return ended;
}
}
// NOLINTEND(bugprone-reserved-identifier)
