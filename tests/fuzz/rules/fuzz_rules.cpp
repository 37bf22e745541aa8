// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a file of alert rules: what is accepted is sound, and says the same again.
#include "monitor/alert_rules_json.h"

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
    const auto rules = parseAlertRules(json);
    if (!rules) {
        require(!rules.error().message.empty());
        return 0;
    }
    require(problemOf(rules.value()).isEmpty());
    for (const AlertRule &rule : rules.value())
        require(problemOf(rule).isEmpty());
    const auto again = parseAlertRules(alertRulesToJson(rules.value()));
    require(again && again.value() == rules.value());
    return 0;
}
