// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/history/episodes.h"

#include "stats/row_order.h"

#include <array>
#include <cstdio>
#include <random>

namespace hitwatch {

namespace {

constexpr TimeNs kSomeDay = 1'795'400'000 * kSecond; // in 2026

/// Not of the standard's distributions: their values differ between libraries.
class Dice {
public:
    explicit Dice(std::uint32_t seed)
        : m_engine(seed)
    {
    }

    std::uint64_t any() { return m_engine(); }
    std::uint64_t below(std::uint64_t end) { return m_engine() % end; }
    bool coin() { return below(2) == 1; }
    /// Small, large, or beyond what a signed number holds.
    std::uint64_t count()
    {
        const std::uint64_t size = below(4);
        return size == 0 ? below(10) : size == 1 ? below(100'000) : size == 2 ? any() : any() >> 20;
    }
    double amount() { return static_cast<double>(any() >> 11) / static_cast<double>(1 << 20); }
    std::string text(std::size_t longest)
    {
        static constexpr std::array<const char *, 10> kPieces { "a", "/", "example", "\xc3\xa9",
            "\xe2\x80\xae", "<b>", "\"", "\n", "\xf0\x9f\x90\x9f", "=1+1" };
        std::string text;
        while (text.size() < longest && below(8) != 0)
            text += kPieces[below(kPieces.size())];
        return text;
    }

private:
    std::mt19937_64 m_engine;
};

LatencySummary latency(Dice &dice)
{
    return { dice.count(), dice.amount(), dice.amount(), dice.amount(), dice.amount() };
}

StatusCounts statuses(Dice &dice)
{
    StatusCounts counts;
    std::uint16_t code = 100;
    for (std::uint64_t left = dice.below(5); left > 0; --left) {
        code = static_cast<std::uint16_t>(code + 1 + dice.below(100));
        counts.emplace_back(code, dice.count());
    }
    sortByCount(counts);
    return counts;
}

MethodCounts methods(Dice &dice)
{
    MethodCounts counts;
    for (const char *method : { "GET", "POST", "BREW", "other" }) {
        if (dice.coin())
            counts.emplace_back(method, dice.count());
    }
    sortByCount(counts);
    return counts;
}

RequestRecord request(Dice &dice, TimeNs before)
{
    RequestRecord request;
    request.serial = dice.count();
    request.time = before - static_cast<TimeNs>(dice.below(10 * kSecond));
    request.client = "192.0.2." + std::to_string(dice.below(256));
    request.clientPort = static_cast<std::uint16_t>(dice.any());
    request.server = "2001:db8::" + std::to_string(dice.below(9999));
    request.serverPort = static_cast<std::uint16_t>(dice.any());
    request.host = dice.text(40);
    request.hostNamed = dice.coin();
    request.section = "/" + dice.text(20);
    request.method = dice.coin() ? "GET" : "BREW";
    request.target = request.section + "/" + dice.text(80);
    request.textCut = dice.coin();
    request.status = dice.coin() ? static_cast<std::uint16_t>(100 + dice.below(900)) : 0;
    request.latency = dice.coin() ? static_cast<TimeNs>(dice.any() >> 1) : -1;
    request.bytes = dice.count();
    return request;
}

AlertEvidence evidence(Dice &dice, TimeNs raisedAt, std::size_t requests)
{
    AlertEvidence evidence;
    evidence.range = { floorToSecond(raisedAt) - 120 * kSecond, floorToSecond(raisedAt) };
    evidence.requests = dice.count();
    evidence.responses = dice.count();
    for (std::uint64_t rows = dice.below(AlertEvidence::kRows + 1); rows > 0; --rows) {
        evidence.sections.push_back(
            { dice.text(40), "/" + dice.text(20), dice.coin(), dice.coin(), dice.count(),
                dice.count(), dice.count(), methods(dice), statuses(dice), latency(dice) });
        evidence.hosts.push_back({ dice.text(40), dice.coin(), dice.coin(), dice.count(),
            dice.count(), dice.count(), statuses(dice), latency(dice) });
        evidence.clients.push_back({ dice.text(15), dice.coin(), dice.count(), dice.count() });
    }
    evidence.statuses = statuses(dice);
    for (std::size_t at = 0; at < requests; ++at)
        evidence.newest.push_back(request(dice, raisedAt));
    return evidence;
}

} // namespace

std::string episodeId(std::uint32_t number)
{
    std::array<char, 40> id {};
    std::snprintf(id.data(), id.size(), "%024x%08x", 0xfeedU, number);
    return id.data();
}

AlertRecord randomEpisode(std::uint32_t number, std::size_t requests)
{
    Dice dice(number);
    AlertRecord episode;
    episode.id = episodeId(number);
    episode.rule.name = "rule " + dice.text(30);
    episode.rule.metric = static_cast<AlertMetric>(dice.below(5));
    episode.rule.windowSeconds = 1 + static_cast<int>(dice.below(3600));
    episode.rule.raiseAt = 1 + static_cast<double>(dice.below(1000)) / 16;
    episode.rule.clearAt = episode.rule.raiseAt / 2;
    episode.rule.hold = static_cast<TimeNs>(dice.below(3600 * kSecond));
    episode.rule.settle = static_cast<TimeNs>(dice.below(3600 * kSecond));
    episode.rule.scope = { dice.coin() ? "a.example" : "", dice.text(30) };
    episode.rule.minimumHits = 1 + dice.below(1'000'000);
    episode.rule.enabled = dice.coin();
    if (dice.coin())
        episode.rule.command = { "/bin/true", dice.text(20), "" };
    episode.source = dice.text(60);
    episode.raisedAt = kSomeDay + static_cast<TimeNs>(dice.below(86'400 * kSecond));
    episode.clearedAt = episode.raisedAt + static_cast<TimeNs>(dice.below(3600 * kSecond));
    episode.end = static_cast<AlertEnd>(dice.below(4));
    episode.value = dice.amount();
    episode.latest = dice.amount();
    episode.peak = episode.value + dice.amount();
    episode.now = *episode.clearedAt + static_cast<TimeNs>(dice.below(10 * kSecond));
    episode.evidence =
        std::make_shared<const AlertEvidence>(evidence(dice, episode.raisedAt, requests));
    return episode;
}

AlertRecord whileFiring(AlertRecord episode)
{
    episode.clearedAt.reset();
    episode.end = AlertEnd::Recovered;
    return episode;
}

bool isSame(const AlertRecord &left, const AlertRecord &right)
{
    const bool hasSameEvidence = left.evidence && right.evidence
        ? *left.evidence == *right.evidence
        : !left.evidence && !right.evidence;
    return left.id == right.id && left.rule == right.rule && left.source == right.source
        && left.raisedAt == right.raisedAt && left.clearedAt == right.clearedAt
        && left.end == right.end && left.value == right.value && left.latest == right.latest
        && left.peak == right.peak && left.now == right.now && hasSameEvidence;
}

} // namespace hitwatch
