// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogue.h"

#include "dialogue_events.h"
#include "http/http_analyzer.h"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>

namespace hitwatch::test {

namespace {

constexpr TimeNs kStart = 1'700'000'000 * kSecond;

std::string unescape(std::string_view text)
{
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '{') {
            const std::size_t star = text.find('*', i);
            const std::size_t close = text.find('}', i);
            if (star != std::string_view::npos && close != std::string_view::npos && star < close
                && text.find_first_not_of("0123456789", i + 1) == star) {
                const auto times = std::stoul(std::string(text.substr(i + 1, star - i - 1)));
                const std::string repeated = unescape(text.substr(star + 1, close - star - 1));
                for (unsigned long n = 0; n < times; ++n)
                    bytes += repeated;
                i = close;
                continue;
            }
        }
        if (text[i] != '\\' || i + 1 == text.size()) {
            bytes += text[i];
            continue;
        }
        const char c = text[++i];
        if (c == 'x' && i + 2 < text.size()) {
            bytes += static_cast<char>(std::stoul(std::string(text.substr(i + 1, 2)), nullptr, 16));
            i += 2;
        } else {
            bytes += c == 'r' ? '\r' : c == 'n' ? '\n' : c == 't' ? '\t' : c;
        }
    }
    return bytes;
}

class Reader {
public:
    Dialogue read(std::string_view text)
    {
        std::istringstream input { std::string(text) };
        std::string line;
        while (std::getline(input, line) && m_dialogue.error.empty())
            take(line);
        if (m_dialogue.steps.empty() && m_dialogue.error.empty())
            m_dialogue.error = "nothing is said";
        return std::move(m_dialogue);
    }

private:
    void take(const std::string &line)
    {
        if (m_expecting) {
            takeExpected(line);
        } else if (line.starts_with("===")) {
            m_expecting = true;
        } else if (line.starts_with("#") && !m_inBlock) {
            return;
        } else if (line.starts_with(">>>") || line.starts_with("<<<")) {
            passTime(line.substr(3));
            m_inBlock = true;
            const std::size_t acks = line.find("acks ");
            m_dialogue.steps.push_back({ DialogueStep::Kind::Data, line[0] == '>', {}, 0, m_time,
                acks == std::string::npos ? 0 : std::stoll(line.substr(acks + 5)) });
        } else if (line.starts_with("!")) {
            m_inBlock = false;
            std::istringstream words(line.substr(1));
            directive(words);
        } else if (m_inBlock) {
            addBytes(line);
        } else if (!line.empty()) {
            m_dialogue.error = "a line outside of a block: " + line;
        }
    }

    void takeExpected(const std::string &line)
    {
        if (line.empty() || line[0] == '#')
            return;
        std::istringstream words(line);
        std::string first;
        std::string name;
        std::uint64_t value = 0;
        words >> first;
        if (first != "counter")
            m_dialogue.expected.push_back(line);
        else if (words >> name >> value)
            m_dialogue.counters.emplace_back(name, value);
        else
            m_dialogue.error = "which counter: " + line;
    }

    void addBytes(const std::string &line)
    {
        std::string &bytes = m_dialogue.steps.back().bytes;
        const bool open = line.ends_with("\\") && !line.ends_with("\\\\");
        bytes += unescape(open ? std::string_view(line).substr(0, line.size() - 1) : line);
        bytes += open ? "" : "\r\n";
    }

    void passTime(const std::string &text)
    {
        const std::size_t plus = text.find('+');
        m_time += plus == std::string::npos ? kMillisecond
                                            : std::stoll(text.substr(plus + 1)) * kMillisecond;
    }

    void directive(std::istringstream &words)
    {
        std::string name;
        std::string value;
        words >> name;
        if (name == "whole") {
            m_dialogue.splits = false;
        } else if (name == "midstream") {
            m_dialogue.midstream = true;
        } else if (name.starts_with("close=")) {
            m_dialogue.close = name.substr(6);
        } else if (name == "limit" && words >> value) {
            limit(value);
        } else if (name == "sections" && words >> m_dialogue.limits.sectionRule.depth) {
            m_dialogue.limits.sectionRule.foldNumbers = words >> value && value == "folded";
        } else if ((name == "gap" || name == "end") && words >> value) {
            DialogueStep step;
            step.kind = name == "gap" ? DialogueStep::Kind::Gap : DialogueStep::Kind::End;
            step.fromClient = value == "client";
            step.time = m_time += kMillisecond;
            words >> step.gap;
            m_dialogue.steps.push_back(step);
        } else {
            m_dialogue.error = "unknown directive: " + name;
        }
    }

    void limit(const std::string &setting)
    {
        const std::map<std::string, std::size_t EngineLimits::*> names {
            { "headerBytes", &EngineLimits::headerBytes },
            { "hostBytes", &EngineLimits::hostBytes },
            { "sectionBytes", &EngineLimits::sectionBytes },
            { "methodBytes", &EngineLimits::methodBytes },
            { "targetBytes", &EngineLimits::targetBytes },
            { "pendingRequests", &EngineLimits::pendingRequests },
            { "pendingBytes", &EngineLimits::pendingBytes },
        };
        const std::size_t equals = setting.find('=');
        const auto found = names.find(setting.substr(0, equals));
        if (equals == std::string::npos || found == names.end())
            m_dialogue.error = "unknown limit: " + setting;
        else
            m_dialogue.limits.*found->second = std::stoul(setting.substr(equals + 1));
    }

    Dialogue m_dialogue;
    TimeNs m_time = kStart;
    bool m_inBlock = false;
    bool m_expecting = false;
};

CloseReason closeReason(const std::string &name)
{
    const std::map<std::string, CloseReason> reasons {
        { "finished", CloseReason::Finished },
        { "reset", CloseReason::Reset },
        { "replaced", CloseReason::Replaced },
        { "idle", CloseReason::Idle },
        { "evicted", CloseReason::Evicted },
        { "capture-end", CloseReason::EndOfCapture },
    };
    return reasons.at(name);
}

ConnectionOrigin originOf(const Dialogue &dialogue)
{
    const std::uint8_t client[] = { 192, 0, 2, 1 };
    const std::uint8_t server[] = { 192, 0, 2, 2 };
    ConnectionOrigin origin;
    origin.serial = 1;
    origin.low = { IpAddress::fromIpv4(client), 40'000 };
    origin.high = { IpAddress::fromIpv4(server), 80 };
    origin.time = kStart;
    origin.initiatorKnown = !dialogue.midstream;
    return origin;
}

using Positions = std::array<StreamPosition, 2>;

void deliver(
    StreamHandler &handler, const DialogueStep &step, std::size_t pieceSize, Positions &positions)
{
    const Direction direction = step.fromClient ? Direction::LowToHigh : Direction::HighToLow;
    StreamPosition &position = positions[index(direction)];
    SegmentOrigin origin { step.time, 0, position,
        positions[index(opposite(direction))] + static_cast<StreamPosition>(step.acknowledges) };
    switch (step.kind) {
    case DialogueStep::Kind::Gap:
        position += step.gap;
        handler.onGap(direction, step.gap, origin);
        return;
    case DialogueStep::Kind::End:
        handler.onStreamEnd(direction, origin);
        return;
    case DialogueStep::Kind::Data:
        break;
    }
    std::size_t at = 0;
    while (at < step.bytes.size()) {
        // A copy of its own, so that a sanitizer sees every read behind the piece.
        const std::string_view rest = std::string_view(step.bytes).substr(at);
        const std::string piece(rest.substr(0, pieceSize == 0 ? rest.size() : pieceSize));
        const std::vector<std::uint8_t> exact(piece.begin(), piece.end());
        origin.position = position;
        position += exact.size();
        handler.onData(direction, exact, origin);
        at += piece.size();
    }
}

} // namespace

Dialogue readDialogue(std::string_view text)
{
    return Reader().read(text);
}

DialogueResult play(const Dialogue &dialogue, const Cut &cut)
{
    EventLines sink;
    HttpAnalyzer analyzer(dialogue.limits, sink);
    StreamHandler *handler = analyzer.acquire(originOf(dialogue));
    Positions positions { 1000, 2000 };
    for (std::size_t i = 0; i < dialogue.steps.size(); ++i) {
        DialogueStep step = dialogue.steps[i];
        if (cut.at != 0 && cut.step == i && cut.at < step.bytes.size()) {
            DialogueStep head = step;
            head.bytes.resize(cut.at);
            step.bytes.erase(0, cut.at);
            deliver(*handler, head, 0, positions);
        }
        deliver(*handler, step, cut.size, positions);
    }
    handler->onClosed(closeReason(dialogue.close), dialogue.steps.back().time + kMillisecond);
    analyzer.release(handler);
    return { sink.lines(), analyzer.counters() };
}

std::uint64_t counterByName(const HttpCounters &counters, std::string_view name, bool &known)
{
    const std::map<std::string_view, std::uint64_t HttpCounters::*> names {
        { "httpConnections", &HttpCounters::httpConnections },
        { "encryptedConnections", &HttpCounters::encryptedConnections },
        { "http2Connections", &HttpCounters::http2Connections },
        { "otherConnections", &HttpCounters::otherConnections },
        { "connectionsGivenUp", &HttpCounters::connectionsGivenUp },
        { "desyncs", &HttpCounters::desyncs },
        { "headersTooLong", &HttpCounters::headersTooLong },
        { "headersRefused", &HttpCounters::headersRefused },
        { "pendingDropped", &HttpCounters::pendingDropped },
        { "pendingNamesDropped", &HttpCounters::pendingNamesDropped },
        { "textsCut", &HttpCounters::textsCut },
    };
    const auto found = names.find(name);
    known = found != names.end();
    return known ? counters.*found->second : 0;
}

} // namespace hitwatch::test
