// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/live_request.h"

#include "common/port_list.h"

namespace hitwatch {

CaptureRequest rememberedRequest(const Settings &settings)
{
    CaptureRequest request;
    for (const QString &name : settings.interfaces)
        request.interfaces.push_back(name.toStdString());
    if (auto ports = parsePortList(settings.ports.toStdString()))
        request.ports = std::move(ports.value());
    request.filter = settings.filter.toStdString();
    request.snapshotLength = settings.snapshotLength;
    request.promiscuous = settings.promiscuous;
    return request;
}

} // namespace hitwatch
