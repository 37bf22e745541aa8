// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/rule_file.h"

#include "common/access_note.h"
#include "monitor/alert_rules_json.h"

#include <QFile>

namespace hitwatch {

namespace {

Error cannotRead(const QFile &file, const QString &why)
{
    const QString text =
        QStringLiteral("cannot read the rules in '%1': %2").arg(file.fileName(), why);
    const bool missing = !file.exists();
    return { missing ? ErrorCode::NotFound : ErrorCode::SystemFailure, text.toStdString() };
}

} // namespace

Result<std::vector<AlertRule>> readRuleFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        const bool denied = file.error() == QFileDevice::OpenError && file.exists();
        return cannotRead(
            file, file.errorString() + (denied ? QString::fromStdString(accessNote()) : QString()));
    }
    // Piece by piece: it may be a pipe, which has no size, or a device, which has no end.
    QByteArray json;
    while (json.size() <= kMaxRuleFileBytes) {
        const QByteArray piece = file.read(kMaxRuleFileBytes + 1 - json.size());
        if (piece.isEmpty())
            break;
        json += piece;
    }
    if (file.error() != QFileDevice::NoError)
        return cannotRead(file, file.errorString());
    if (json.size() > kMaxRuleFileBytes)
        return cannotRead(file, QStringLiteral("it is larger than 1 MiB"));
    auto rules = parseAlertRules(json);
    if (!rules) {
        return Error { rules.error().code,
            QStringLiteral("invalid rules in '%1': %2")
                .arg(path, QString::fromStdString(rules.error().message))
                .toStdString() };
    }
    return rules;
}

} // namespace hitwatch
