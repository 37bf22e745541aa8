// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/colour_scheme.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace hitwatch {
namespace {

const char *const kService = "org.freedesktop.portal.Desktop";
const char *const kPath = "/org/freedesktop/portal/desktop";
const char *const kInterface = "org.freedesktop.portal.Settings";
const char *const kSpace = "org.freedesktop.appearance";
const char *const kKey = "color-scheme";
constexpr uint kDark = 1;
constexpr uint kLight = 2;

} // namespace

ColourScheme::ColourScheme(QObject *parent)
    : QObject(parent)
{
}

void ColourScheme::watch(const QDBusConnection &bus)
{
    if (!bus.isConnected())
        return;
    QDBusConnection connection = bus;
    connection.connect(QLatin1String(kService), QLatin1String(kPath), QLatin1String(kInterface),
        QStringLiteral("SettingChanged"), this, SLOT(takeChange(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(QLatin1String(kService),
        QLatin1String(kPath), QLatin1String(kInterface), QStringLiteral("Read"));
    question << QString::fromLatin1(kSpace) << QString::fromLatin1(kKey);
    auto *answer = new QDBusPendingCallWatcher(connection.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (reply.isValid())
            take(reply.value().variant());
        answer->deleteLater();
    });
}

void ColourScheme::takeChange(const QString &space, const QString &key, const QDBusVariant &value)
{
    if (space == QLatin1String(kSpace) && key == QLatin1String(kKey))
        take(value.variant());
}

void ColourScheme::take(const QVariant &value)
{
    // Read wraps the value once more than SettingChanged does.
    const QVariant plain =
        value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value;
    bool isNumber = false;
    const uint number = plain.toUInt(&isNumber);
    std::optional<bool> dark;
    if (isNumber && (number == kDark || number == kLight))
        dark = number == kDark;
    if (dark == m_prefersDark)
        return;
    m_prefersDark = dark;
    Q_EMIT changed();
}

} // namespace hitwatch

#include "moc_colour_scheme.cpp"
