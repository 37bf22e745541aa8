// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include "ui/style/colour_scheme.h"
#include "ui/style/palettes.h"

#include <QApplication>
#include <QFileInfo>
#include <QPointer>
#include <QStyle>
#include <QStyleFactory>

#include <algorithm>
#include <memory>

namespace hitwatch {
namespace {

bool hasSessionBus()
{
    // Without one, asking for it would start it.
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
        || QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

bool sameColours(const QPalette &one, const QPalette &other)
{
    constexpr std::array kTelling { QPalette::Window, QPalette::Base, QPalette::Text,
        QPalette::Button, QPalette::Highlight };
    return std::all_of(kTelling.begin(), kTelling.end(), [&](QPalette::ColorRole role) {
        return one.color(QPalette::Active, role) == other.color(QPalette::Active, role);
    });
}

/// Keeps the program in the colours that were chosen. Lives as long as the application.
class ThemeKeeper : public QObject {
public:
    explicit ThemeKeeper(QApplication &application)
        : QObject(&application)
        , m_application(application)
        , m_desktopStyle(application.style()->name())
        , m_desktopHasColours(desktopHasColours())
        , m_scheme(this)
    {
        connect(&m_scheme, &ColourScheme::changed, this, [this] { apply(); });
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (hasSessionBus())
                    m_scheme.watch(QDBusConnection::sessionBus());
            },
            Qt::QueuedConnection);
    }

    static ThemeKeeper &of(QApplication &application)
    {
        static QPointer<ThemeKeeper> keeper;
        if (!keeper)
            keeper = new ThemeKeeper(application);
        return *keeper;
    }

    void setChoice(ThemeChoice choice)
    {
        m_choice = choice;
        apply();
    }

private:
    bool desktopHasColours() const
    {
        const std::unique_ptr<QStyle> fusion(QStyleFactory::create(QStringLiteral("fusion")));
        return fusion && !sameColours(QApplication::palette(), fusion->standardPalette())
            && !sameColours(QApplication::palette(), m_application.style()->standardPalette());
    }

    void apply()
    {
        if (m_choice == ThemeChoice::System && m_desktopHasColours) {
            setStyle(m_desktopStyle);
            QApplication::setPalette(QPalette()); // hands them back to the desktop
            return;
        }
        // These draw whatever palette they are given; others keep colours of their own.
        static const QStringList following { QStringLiteral("fusion"), QStringLiteral("breeze"),
            QStringLiteral("oxygen") };
        setStyle(following.contains(m_desktopStyle) ? m_desktopStyle : QStringLiteral("fusion"));
        const QPalette palette = paletteOf(wantsDark() ? darkColours() : lightColours());
        if (QApplication::palette() != palette)
            QApplication::setPalette(palette);
    }

    bool wantsDark() const
    {
        if (m_choice != ThemeChoice::System)
            return m_choice == ThemeChoice::Dark;
        return m_scheme.prefersDark().value_or(isDark(m_application.style()->standardPalette()));
    }

    void setStyle(const QString &name)
    {
        if (m_application.style()->name() != name)
            QApplication::setStyle(name);
    }

    QApplication &m_application;
    QString m_desktopStyle;
    bool m_desktopHasColours;
    ColourScheme m_scheme;
    ThemeChoice m_choice = ThemeChoice::System;
};

} // namespace

void applyTheme(QApplication &application, ThemeChoice choice)
{
    ThemeKeeper::of(application).setChoice(choice);
}

} // namespace hitwatch
