// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/permission_text.h"

#include "capture/live/capture_permission.h"
#include "ui/text/format.h"

#include <QCoreApplication>

namespace hitwatch {
namespace {

struct PermissionText {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::Permission)
};

/// The engine's own words, in English: for what is too rare for a translation.
QString sentence(const Error &error)
{
    QString text = displayText(error.message);
    const QString known = QStringLiteral("capturing requires permission: ");
    if (text.startsWith(known))
        text.remove(0, known.size());
    text = text.left(1).toUpper() + text.mid(1);
    return text.isEmpty() || text.endsWith(QLatin1Char('.')) ? text : text + QLatin1Char('.');
}

QString remedy(const Error &error)
{
    const QString command = displayText(advisedCommand(error));
    if (command.contains(QStringLiteral("sudo setcap ")))
        return PermissionText::tr("Run this once in a terminal, then return here.");
    if (command.startsWith(QStringLiteral("sudo adduser ")))
        return PermissionText::tr(
            "Only members of the group %1 may capture. Run this once in a terminal, then "
            "log out and log in again.")
            .arg(command.section(QLatin1Char(' '), -1));
    QString text = sentence(error);
    if (!command.isEmpty())
        text.replace(QLatin1Char('"') + command + QLatin1Char('"'),
            PermissionText::tr("the command below", "in the place of the command: run ... once"));
    return text;
}

} // namespace

QString permissionText(const Error &error)
{
    return remedy(error) + QLatin1Char('\n')
        + PermissionText::tr("Capture files and the demo work without it.");
}

} // namespace hitwatch
