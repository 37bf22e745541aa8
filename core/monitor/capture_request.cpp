// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/capture_request.h"

#include "capture/files/capture_file_source.h"
#include "capture/files/demo_source.h"
#include "capture/files/filtered_source.h"
#include "capture/files/key_log_source.h"
#include "capture/files/paced_source.h"
#include "capture/live/capture_filter.h"
#include "capture/live/live_source.h"

#include <QFile>
#include <QResource>

#include <utility>

namespace hitwatch {

namespace {

using OpenedSource = Result<std::unique_ptr<PacketSource>>;

OpenedSource openLive(const CaptureRequest &request)
{
    LiveOptions options;
    options.interfaces = request.interfaces;
    options.filter = kernelFilter(request);
    options.snapshotLength = request.snapshotLength;
    options.promiscuous = request.promiscuous;
    auto source = LiveSource::start(options);
    if (!source)
        return source.error();
    return OpenedSource(std::move(source.value()));
}

OpenedSource filtered(OpenedSource source, const CaptureRequest &request)
{
    if (!source || request.filter.empty())
        return source;
    return OpenedSource(
        std::make_unique<FilteredSource>(std::move(source.value()), request.filter));
}

OpenedSource openFile(const CaptureRequest &request)
{
    auto source = CaptureFileSource::open(request.path);
    if (!source)
        return source.error();
    OpenedSource opened = filtered(OpenedSource(std::move(source.value())), request);
    if (!opened || !request.replaySpeed)
        return opened;
    return OpenedSource(
        std::make_unique<PacedSource>(std::move(opened.value()), *request.replaySpeed));
}

OpenedSource withTlsKeyLog(OpenedSource source, const CaptureRequest &request)
{
    if (!source || request.tlsKeyLog.empty())
        return source;
    const bool follow = isLive(request);
    auto file = KeyLogFile::open(
        request.tlsKeyLog, follow ? KeyLogFile::WhenMissing::Wait : KeyLogFile::WhenMissing::Fail);
    if (!file)
        return file.error();
    return OpenedSource(
        std::make_unique<KeyLogSource>(std::move(source.value()), std::move(file.value()), follow));
}

OpenedSource openDemo(const CaptureRequest &request)
{
    // The bytes are part of the program, so they stay valid without a copy.
    const QResource capture(QStringLiteral(":/demo/demo.pcap"));
    if (!capture.isValid()) {
        return Error { ErrorCode::NotFound,
            "the demo is not part of this program: it was built without its resources" };
    }
    auto source = DemoSource::create({ capture.data(), static_cast<std::size_t>(capture.size()) });
    if (!source)
        return source.error();
    return filtered(OpenedSource(std::move(source.value())), request);
}

} // namespace

std::string kernelFilter(const CaptureRequest &request)
{
    if (request.filter.empty())
        return defaultCaptureFilter(request.ports);
    // What a person asks for comes last: a 'vlan' in it moves the offsets of what is behind it.
    return request.ports.empty()
        ? request.filter
        : '(' + defaultCaptureFilter(request.ports) + ") and (" + request.filter + ')';
}

EngineLimits limitsFor(const CaptureRequest &request, EngineLimits limits)
{
    limits.ports = request.ports;
    return limits;
}

SourceFactory sourceFactory(const CaptureRequest &request)
{
    return [request]() -> OpenedSource {
        switch (request.kind) {
        case CaptureKind::Interfaces:
            return withTlsKeyLog(openLive(request), request);
        case CaptureKind::File:
            return withTlsKeyLog(openFile(request), request);
        case CaptureKind::Demo:
            return openDemo(request);
        }
        return Error { ErrorCode::Unsupported, "this kind of capture is not known" };
    };
}

} // namespace hitwatch
