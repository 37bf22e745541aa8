// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/source_options.h"

#include "app/options/rule_file.h"
#include "common/port_list.h"

#include <limits>

namespace hitwatch {

void addSourceOptions(OptionReader::Known &known)
{
    known.flags.append({ QStringLiteral("demo") });
    known.withValue.append({ QStringLiteral("i"), QStringLiteral("interface") });
    known.withValue.append({ QStringLiteral("r"), QStringLiteral("read") });
    known.withValue.append({ QStringLiteral("filter") });
    known.withValue.append({ QStringLiteral("ports") });
    known.withValue.append({ QStringLiteral("tls-key-log") });
}

CaptureRequest readSourceOptions(OptionReader &reader)
{
    reader.forbid("interface", "read", "a capture is either live or a file");
    reader.forbid("demo", "read", "the demo has its own capture");
    reader.forbid("demo", "interface", "the demo has its own capture");
    reader.forbid("tls-key-log", "demo", "nothing in the demo is encrypted");
    for (const char *name : { "read", "filter", "ports", "tls-key-log" })
        reader.forbidRepeating(name);

    CaptureRequest request;
    if (reader.isSet("read"))
        request.kind = CaptureKind::File;
    if (reader.isSet("demo"))
        request.kind = CaptureKind::Demo;
    request.path = reader.text("read").toStdString();
    for (const QString &name : reader.values("interface")) {
        if (name.isEmpty())
            reader.fail(QStringLiteral("--interface requires a value"));
        request.interfaces.push_back(name.toStdString());
    }
    request.filter = reader.text("filter").toStdString();
    if (const QString ports = reader.text("ports"); !ports.isEmpty()) {
        if (auto list = parsePortList(ports.toStdString()))
            request.ports = std::move(list.value());
        else
            reader.fail(QString::fromStdString(list.error().message));
    }
    request.tlsKeyLog = reader.text("tls-key-log").toStdString();
    return request;
}

void addAlertOptions(OptionReader::Known &known)
{
    known.withValue.append({ QStringLiteral("alert-threshold") });
    known.withValue.append({ QStringLiteral("alert-window") });
    known.withValue.append({ QStringLiteral("rules") });
}

AlertOptions readAlertOptions(OptionReader &reader)
{
    constexpr int kMost = std::numeric_limits<int>::max();
    AlertOptions options;
    options.windowSeconds =
        reader.number("alert-window", 1, kMaxOptionSeconds, "a number of seconds ");
    options.threshold = reader.number("alert-threshold", 1, kMost, "a number ");
    options.ruleFile = reader.text("rules");
    reader.forbidRepeating("rules");
    for (const char *name : { "alert-threshold", "alert-window" })
        reader.forbid(name, "rules", "the file sets thresholds and time ranges of all rules");
    if (!reader.error().isEmpty() || options.ruleFile.isEmpty())
        return options;
    if (auto rules = readRuleFile(options.ruleFile))
        options.rules = std::move(rules.value());
    else
        reader.failToUse(QString::fromStdString(rules.error().message));
    return options;
}

std::vector<AlertRule> AlertOptions::appliedTo(std::vector<AlertRule> otherwise) const
{
    if (rules)
        return *rules;
    if (!threshold && !windowSeconds)
        return otherwise;
    if (otherwise.empty())
        otherwise.emplace_back();
    AlertRule &first = otherwise.front();
    if (threshold) {
        first.raiseAt = *threshold;
        first.clearAt = *threshold;
    }
    first.windowSeconds = windowSeconds.value_or(first.windowSeconds);
    return otherwise;
}

} // namespace hitwatch
