// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/stats_snapshot.h"

namespace hitwatch {

bool LossSummary::any() const
{
    return *this != LossSummary {};
}

} // namespace hitwatch
