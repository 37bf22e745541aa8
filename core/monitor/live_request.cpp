// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/live_request.h"

#include "common/port_list.h"

#include <QFileInfo>

namespace hitwatch {

std::string sourceName(const CaptureRequest &request)
{
    if (request.kind == CaptureKind::Demo)
        return "demo";
    if (request.kind == CaptureKind::File) {
        return request.path == "-" ? "standard input"
                                   : request.path.substr(request.path.rfind('/') + 1);
    }
    std::string names;
    for (const std::string &name : request.interfaces)
        names += (names.empty() ? "" : ", ") + name;
    return names.empty() ? "all interfaces" : names;
}

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
    request.tlsKeyLog = settings.tlsKeyLog.toStdString();
    return request;
}

CaptureRequest withKeyLog(CaptureRequest request, const std::string &path)
{
    if (request.kind == CaptureKind::Demo || !request.tlsKeyLog.empty())
        return request;
    if (isLive(request) || QFileInfo::exists(QString::fromStdString(path)))
        request.tlsKeyLog = path;
    return request;
}

} // namespace hitwatch
