// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/xembed_tray.h"

#include <QCoreApplication>

#ifdef HITWATCH_HAS_XCB
#include <QGuiApplication>

#include <xcb/xcb.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#endif

namespace hitwatch {

XembedTray::XembedTray(QObject *parent)
    : QObject(parent)
{
    using namespace std::chrono_literals;
    m_timer.setInterval(5s);
    connect(&m_timer, &QTimer::timeout, this, &XembedTray::look);
}

XembedTray::~XembedTray()
{
    QCoreApplication::instance()->removeNativeEventFilter(this);
}

#ifdef HITWATCH_HAS_XCB

namespace {

/// What libxcb hands out is freed by free().
struct Free {
    void operator()(void *memory) const { std::free(memory); }
};

/// Null: the platform is not X11.
xcb_connection_t *connection()
{
    const auto *x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    return x11 == nullptr ? nullptr : x11->connection();
}

xcb_atom_t atom(const char *name)
{
    xcb_connection_t *const x = connection();
    const auto request = xcb_intern_atom(x, 0, static_cast<std::uint16_t>(std::strlen(name)), name);
    const std::unique_ptr<xcb_intern_atom_reply_t, Free> reply(
        xcb_intern_atom_reply(x, request, nullptr));
    return reply == nullptr ? xcb_atom_t { XCB_ATOM_NONE } : reply->atom;
}

} // namespace

void XembedTray::open()
{
    if (connection() == nullptr)
        return;
    // Qt shows its icons on the first screen's tray only.
    m_selection = atom("_NET_SYSTEM_TRAY_S0");
    m_manager = atom("MANAGER");
    // Qt listens to the structure of the root window, where a new manager announces itself.
    QCoreApplication::instance()->installNativeEventFilter(this);
    m_timer.start();
    look();
}

void XembedTray::look()
{
    xcb_connection_t *const x = connection();
    if (x == nullptr)
        return;
    const std::unique_ptr<xcb_get_selection_owner_reply_t, Free> reply(
        xcb_get_selection_owner_reply(x, xcb_get_selection_owner(x, m_selection), nullptr));
    const bool there = reply != nullptr && reply->owner != XCB_WINDOW_NONE;
    if (there == m_there)
        return;
    m_there = there;
    Q_EMIT changed();
}

bool XembedTray::nativeEventFilter(const QByteArray &type, void *message, qintptr * /*result*/)
{
    if (type != "xcb_generic_event_t")
        return false;
    const auto *event = static_cast<const xcb_generic_event_t *>(message);
    if ((event->response_type & 0x7f) != XCB_CLIENT_MESSAGE)
        return false;
    const auto *told = static_cast<const xcb_client_message_event_t *>(message);
    // Its first number is a time, the second the selection.
    if (told->type == m_manager && told->format == 32 && told->data.data32[1] == m_selection)
        QTimer::singleShot(0, this, &XembedTray::look);
    return false;
}

#else

void XembedTray::open()
{
}
void XembedTray::look()
{
}

bool XembedTray::nativeEventFilter(const QByteArray &, void *, qintptr *)
{
    return false;
}

#endif

} // namespace hitwatch

#include "moc_xembed_tray.cpp"
