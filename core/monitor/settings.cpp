// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/settings.h"

namespace hitwatch {

EngineLimits Settings::limits() const
{
    EngineLimits limits;
    limits.flows = static_cast<std::size_t>(flows);
    limits.keysPerTable = static_cast<std::size_t>(keysPerTable);
    limits.requestList = static_cast<std::size_t>(requestList);
    limits.sectionRule = sectionRule;
    return limits;
}

} // namespace hitwatch

#include "moc_settings.cpp"
