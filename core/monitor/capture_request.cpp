// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/capture_request.h"

#include "capture/files/capture_file_source.h"
#include "capture/files/demo_source.h"
#include "capture/files/filtered_source.h"
#include "capture/files/paced_source.h"
#include "capture/live/capture_filter.h"
#include "capture/live/interface_list.h"
#include "capture/live/live_source.h"

#include <QFile>
#include <QResource>

#include <algorithm>
#include <utility>

namespace hitwatch {

namespace {

constexpr std::uint32_t kLinkTypeEthernet = 1;

using OpenedSource = Result<std::unique_ptr<PacketSource>>;

/// The interfaces must all be able to carry tags: one filter serves them all.
VlanTags vlanTagsOf(const std::vector<std::string> &names)
{
    const auto all = listInterfaces();
    const auto cannotBeTagged = [&](const InterfaceInfo &interface) {
        const bool wanted = names.empty()
            ? interface.up
            : std::find(names.begin(), names.end(), interface.name) != names.end();
        return wanted && interface.kind == InterfaceKind::Tunnel;
    };
    const bool any = std::find(names.begin(), names.end(), kAnyInterface) != names.end();
    if (any || !all || std::any_of(all.value().begin(), all.value().end(), cannotBeTagged))
        return VlanTags::NotPossible;
    return VlanTags::Matched;
}

OpenedSource openLive(const CaptureRequest &request)
{
    LiveOptions options;
    options.interfaces = request.interfaces;
    options.filter = filterExpression(request, vlanTagsOf(request.interfaces));
    if (options.filter.empty())
        options.filter = defaultCaptureFilter();
    options.snapshotLength = request.snapshotLength;
    options.promiscuous = request.promiscuous;
    auto source = LiveSource::start(options);
    if (!source)
        return source.error();
    return OpenedSource(std::move(source.value()));
}

OpenedSource filtered(OpenedSource source, const CaptureRequest &request)
{
    if (!source || (request.filter.empty() && request.ports.empty()))
        return source;
    auto expression = [request](std::uint32_t linkType) {
        return filterExpression(
            request, linkType == kLinkTypeEthernet ? VlanTags::Matched : VlanTags::NotPossible);
    };
    return OpenedSource(
        std::make_unique<FilteredSource>(std::move(source.value()), std::move(expression)));
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

std::string filterExpression(const CaptureRequest &request, VlanTags tags)
{
    if (request.ports.empty())
        return request.filter;
    if (request.filter.empty())
        return portListFilter(request.ports, tags);
    // In BPF 'vlan' moves the offsets of everything behind it: a filter that has it has already
    // stepped over the tags.
    if (request.filter.find("vlan") != std::string::npos)
        tags = VlanTags::NotPossible;
    return "(" + request.filter + ") and (" + portListFilter(request.ports, tags) + ")";
}

SourceFactory sourceFactory(const CaptureRequest &request)
{
    return [request]() -> OpenedSource {
        switch (request.kind) {
        case CaptureKind::Interfaces:
            return openLive(request);
        case CaptureKind::File:
            return openFile(request);
        case CaptureKind::Demo:
            return openDemo(request);
        }
        return Error { ErrorCode::Unsupported, "this kind of capture is not known" };
    };
}

} // namespace hitwatch
