// SPDX-License-Identifier: GPL-3.0-or-later
// Any JSON as an episode of the history: what is accepted is sound, and says the same again.
#include "monitor/alert_rules_json.h"
#include "monitor/history/alert_record_json.h"

#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>

using namespace hitwatch;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray json(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return 0;
    const auto record = recordFromJson(document.object());
    if (!record) {
        require(!record.error().message.empty());
        return 0;
    }
    require(problemOf(record.value().rule).isEmpty());
    const QJsonObject written = recordToJson(record.value());
    const auto again = recordFromJson(written);
    require(again && recordToJson(again.value()) == written);
    return 0;
}
