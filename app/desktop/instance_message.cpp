// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/instance_message.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace hitwatch {

namespace {

constexpr int kMessageVersion = 1;

} // namespace

std::optional<InstanceMessage> readInstanceMessage(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    if (object.value(QLatin1String("version")).toInt() != kMessageVersion)
        return {};
    const QJsonArray texts = object.value(QLatin1String("arguments")).toArray();
    if (texts.size() > InstanceMessage::kMaxArguments)
        return {};
    InstanceMessage message;
    for (const QJsonValue &text : texts) {
        if (!text.isString())
            return {};
        message.arguments += text.toString();
    }
    message.activationToken = object.value(QLatin1String("activationToken")).toString().toUtf8();
    return message;
}

QByteArray writeInstanceMessage(const InstanceMessage &message)
{
    const QJsonObject object {
        { QStringLiteral("version"), kMessageVersion },
        { QStringLiteral("arguments"), QJsonArray::fromStringList(message.arguments) },
        { QStringLiteral("activationToken"), QString::fromUtf8(message.activationToken) },
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace hitwatch
