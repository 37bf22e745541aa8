// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_fixture.h"

#include "support/waiting.h"
#include "ui/window/fake_live.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QFile>
#include <QSettings>
#include <QTest>

namespace hitwatch::test {

namespace {

QString plain(QString text)
{
    return text.remove(u'&').remove(u'…').trimmed();
}

} // namespace

QString capturePath(const char *name)
{
    return QStringLiteral(HITWATCH_TEST_DATA "/captures/data/%1").arg(QLatin1String(name));
}

WindowFixture::WindowFixture(LiveSession::OpenRequest sources)
    : m_open(std::move(sources))
{
    open();
}

void WindowFixture::open()
{
    m_settings = std::make_unique<SettingsStore>(file(QStringLiteral("settings.ini")));
    m_window = std::make_unique<MainWindow>(*m_settings, m_open);
    m_window->show();
    // Shortcuts belong to the active window.
    if (!QTest::qWaitForWindowActive(m_window.get(), kLongWaitMs))
        qFatal("the window did not become active");
}

void WindowFixture::close()
{
    m_window->close();
    m_window.reset();
    m_settings.reset();
}

void WindowFixture::openAgain()
{
    close();
    open();
}

void WindowFixture::damageLayout(const QVariant &garbage)
{
    close();
    {
        QSettings settings(file(QStringLiteral("settings.ini")), QSettings::IniFormat);
        settings.setValue(QStringLiteral("window/layout"), garbage);
        settings.setValue(QStringLiteral("window/geometry"), garbage);
    }
    open();
}

void WindowFixture::damageSettings(const QByteArray &bytes)
{
    close();
    {
        QFile settings(file(QStringLiteral("settings.ini")));
        if (settings.open(QIODevice::WriteOnly))
            settings.write(bytes);
    }
    open();
}

bool WindowFixture::read(const char *name)
{
    CaptureRequest request;
    request.kind = CaptureKind::File;
    request.path = capturePath(name).toStdString();
    m_window->watch(request);
    return QTest::qWaitFor(
               [this] {
                   return session().state() == CaptureState::Finished
                       || session().state() == CaptureState::Failed;
               },
               kLongWaitMs)
        && settled();
}

bool WindowFixture::watchDemo()
{
    CaptureRequest request;
    request.kind = CaptureKind::Demo;
    return watch(request);
}

bool WindowFixture::watchLive()
{
    return watch(liveRequest());
}

bool WindowFixture::watch(const CaptureRequest &request)
{
    m_window->watch(request);
    return QTest::qWaitFor(
        [this] { return session().view() && session().view()->stats.requests > 0; }, kLongWaitMs);
}

bool WindowFixture::settled()
{
    return QTest::qWaitFor(
        [this] {
            return session().view() && session().view()->query.serial == session().query().serial;
        },
        kLongWaitMs);
}

QAction *WindowFixture::action(const char *text) const
{
    const auto actions = m_window->findChildren<QAction *>();
    for (QAction *found : actions) {
        if (plain(found->text()) == QLatin1String(text))
            return found;
    }
    return nullptr;
}

} // namespace hitwatch::test
