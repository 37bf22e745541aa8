// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/settings.h"
#include "ui/window/main_window.h"

#include <QTemporaryDir>
#include <QVariant>

class QAction;

namespace hitwatch::test {

/// A real window with settings of its own, as large as at its first start.
class WindowFixture {
public:
    explicit WindowFixture(LiveSession::OpenRequest sources = &sourceFactory);

    MainWindow &window() { return *m_window; }
    LiveSession &session() { return m_window->session(); }
    SettingsStore &settings() { return *m_settings; }
    QString file(const QString &name) const { return m_folder.filePath(name); }
    /// Closes it, and opens another one with the same settings.
    void openAgain();
    /// Likewise, with @p garbage in place of the remembered layout and geometry.
    void damageLayout(const QVariant &garbage);
    /// Likewise, with @p bytes for a settings file.
    void damageSettings(const QByteArray &bytes);

    /// Shows a capture of tests/captures/data as a whole. @returns false when that does not end.
    bool read(const char *name);
    /// Starts a live capture and waits for its first requests.
    bool watchLive();
    /// Starts the demo and waits for its first requests.
    bool watchDemo();
    /// The view answers everything that was asked for.
    bool settled();

    template <typename Widget> Widget *child(const char *name) const
    {
        return m_window->findChild<Widget *>(QLatin1String(name));
    }
    /// By its text without the mnemonic and the dots.
    QAction *action(const char *text) const;

private:
    bool watch(const CaptureRequest &request);
    void open();
    void close();

    LiveSession::OpenRequest m_open;
    QTemporaryDir m_folder;
    std::unique_ptr<SettingsStore> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QString capturePath(const char *name);

} // namespace hitwatch::test
