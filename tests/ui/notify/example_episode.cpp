// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/example_episode.h"

#include <algorithm>

namespace hitwatch::test {

AlertRecord raisedEpisode(const std::string &id)
{
    AlertRecord episode;
    episode.id = id;
    episode.source = "lo";
    episode.raisedAt = kRaisedAt;
    episode.now = kRaisedAt;
    episode.value = episode.latest = episode.peak = 7412;
    AlertEvidence evidence;
    evidence.requests = 3706;
    SectionRow api;
    api.host = "a.example";
    api.section = "/api";
    api.requests = 3120;
    evidence.sections.push_back(api);
    HostRow host;
    host.host = "a.example";
    host.requests = 3500;
    evidence.hosts.push_back(host);
    episode.evidence = std::make_shared<AlertEvidence>(evidence);
    return episode;
}

AlertRecordPtr shared(const AlertRecord &episode)
{
    return std::make_shared<const AlertRecord>(episode);
}

AlertRecord later(AlertRecord episode, double value, double peak)
{
    episode.now += 5 * kSecond;
    episode.latest = value;
    episode.peak = peak;
    return episode;
}

AlertRecord over(AlertRecord episode, AlertEnd end)
{
    episode.clearedAt = episode.raisedAt + 200 * kSecond;
    episode.now = *episode.clearedAt;
    episode.end = end;
    episode.latest = 6900;
    return episode;
}

std::string hostileName()
{
    const std::string piece = "<b>&\"'\x01\n\xE2\x80\xAE</b><img src=x>";
    std::string name;
    while (name.size() < 10'240)
        name += piece;
    return name;
}

} // namespace hitwatch::test
