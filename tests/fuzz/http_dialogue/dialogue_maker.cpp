// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/http_dialogue/dialogue_maker.h"

#include "http/http_syntax.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace hitwatch::test {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMostTurns = 12;
constexpr std::size_t kMostPipelined = 4;

/// What comes first and is no message: empty lines, a proxy that names the client, both.
constexpr std::array kPreludes { ""sv, "\r\n"sv, "\n\n\r\r\n"sv,
    "PROXY TCP4 1.1.1.1 2.2.2.2 1 2\r\n"sv, "PROXY UNKNOWN\r\n\r\n\n"sv,
    "\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x04____"sv, "\r\n\r\n\0\r\nQUIT\n\x20\0\0\0\r\n"sv };
constexpr std::array kMethods { "GET"sv, "HEAD"sv, "POST"sv, "P"sv, "PRI"sv, "PROXY"sv, "HTTP"sv,
    "HTTP-1"sv, "get"sv, "x!#$%&'*+-.^_`|~0"sv, "RTSP"sv, "PUT"sv };
constexpr std::array kBadVersions { "HTTP/1.10"sv, "HTTP/1.01"sv, "HTTP/01.1"sv, "HTTP/3.0"sv,
    "HTTP/1"sv, "HTTP/"sv, "HTTP/1."sv };
constexpr std::array kTargetParts { "/"sv, "?"sv, "SIP/2.0"sv, " HTTP/1.1"sv, "\x16\x03\x01"sv,
    " "sv, "\t"sv, "a"sv, "http://h/"sv, "RTSP/1.0 "sv, "*"sv, "\x80\xff"sv, "HTTP/1.1"sv, "\1"sv };
constexpr std::array kBodies { ""sv, "GET / HTTP/1.1\r\nHost: b\r\n\r\n"sv,
    "HTTP/1.1 200 OK\r\n\r\n"sv, "\r\n\r\n"sv, "0\r\n\r\n"sv, "\x16\x03\x01\0\5"sv, "x"sv, "\n"sv };

class Maker {
public:
    Maker(ByteView input, std::size_t headerLimit)
        : m_input(input)
        , m_headerLimit(headerLimit)
    {
    }

    MadeDialogue make()
    {
        std::string client(pick(kPreludes));
        while (!m_input.empty() && m_dialogue.turns.size() < kMostTurns) {
            const std::size_t pipelined = 1 + next() % kMostPipelined;
            for (std::size_t i = 0; i < pipelined; ++i)
                addRequest(client);
            say(true, client);
            std::string server;
            for (const Waiting &one : m_waiting)
                addResponse(server, one);
            m_waiting.clear();
            say(false, server);
        }
        return std::move(m_dialogue);
    }

private:
    struct Waiting {
        std::size_t ordinal = 0;
        bool isHead = false;
    };

    std::uint8_t next()
    {
        if (m_input.empty())
            return 0;
        const std::uint8_t byte = m_input.front();
        m_input = m_input.subspan(1);
        return byte;
    }
    template <std::size_t N> std::string_view pick(const std::array<std::string_view, N> &texts)
    {
        return texts[next() % N];
    }
    std::string_view lineEnd() { return (next() & 3U) == 0 ? "\n"sv : "\r\n"sv; }
    void say(bool fromClient, std::string &bytes)
    {
        m_dialogue.turns.push_back({ fromClient, std::move(bytes) });
        bytes.clear();
    }

    /// Begins and ends with something that is no blank.
    std::string target()
    {
        std::string text = "/";
        for (unsigned parts = next() % 6U; parts > 0; --parts)
            text += pick(kTargetParts);
        return text + (next() % 2U == 0 ? "z" : "HTTP/1.1z");
    }

    std::string fields()
    {
        std::string text;
        for (unsigned count = next() % 4U; count > 0; --count) {
            text += "X";
            for (unsigned length = next() % 12U; length > 0; --length) {
                const auto byte = static_cast<char>(next());
                text += byte == '\n' || byte == '\r' ? ' ' : byte;
            }
            // Whatever it is, it is none of the fields that say how a body is framed.
            text += ": y";
            text += lineEnd();
        }
        return text;
    }

    std::string body() { return std::string(pick(kBodies)) + std::string(next() % 40U, 'b'); }

    /// A body with the field that frames it in front. @returns field, blank line and body.
    std::string framedBody(std::uint64_t &counted)
    {
        const std::string content = body();
        counted += content.size();
        if (next() % 2U == 0)
            return "Content-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content;
        std::string text = "Transfer-Encoding: chunked\r\n\r\n";
        const std::size_t half = next() % (content.size() + 1);
        for (const std::string &chunk : { content.substr(0, half), content.substr(half) }) {
            if (!chunk.empty())
                text +=
                    hex(chunk.size()) + (next() % 2U == 0 ? ";e=1\r\n" : "\r\n") + chunk + "\r\n";
        }
        return text + (next() % 2U == 0 ? "0\r\n\r\n" : "00\r\nT: t\r\n\r\n");
    }

    static std::string hex(std::size_t value)
    {
        constexpr std::string_view digits = "0123456789aBcDeF";
        std::string text;
        for (; value > 0; value /= 16)
            text.insert(text.begin(), digits[value % 16]);
        return text;
    }

    void addRequest(std::string &bytes)
    {
        const unsigned kind = next() % 16U;
        std::string method(pick(kMethods));
        std::string where = target();
        std::string_view version = next() % 4U == 0 ? "HTTP/1.0"sv : "HTTP/1.1"sv;
        bool refused = false;
        bool tooLong = false;
        if (kind == 0) {
            version = pick(kBadVersions);
            refused = true;
        } else if (kind == 1) {
            method.resize(257 + next() % 20U, 'M');
            refused = true;
        } else if (kind == 2) {
            where += std::string(m_headerLimit + next(), 'x');
            refused = tooLong = true;
        }
        // The answer to HEAD cannot be framed where nobody knows that it was one.
        if ((refused || kind == 3) && method == "HEAD")
            method = "GET";
        const std::string blanks(1 + next() % 2U, ' ');
        std::string text = method + blanks + where + blanks;
        text += version;
        text += lineEnd();
        text += fields();
        if (kind == 3) {
            text += "Cookie: " + std::string(m_headerLimit + next(), 'c') + "\r\n";
            refused = tooLong = true;
        }
        std::uint64_t counted = 0;
        if (!tooLong && next() % 3U == 0)
            text += framedBody(counted);
        else
            text += lineEnd();
        for (unsigned empty = next() % 8U; empty > 5; --empty)
            text += lineEnd();
        bytes += text;
        Waiting waiting;
        if (refused) {
            ++m_dialogue.refused;
        } else {
            m_dialogue.requests.push_back(method + ' ' + where);
            m_dialogue.bodyBytes += counted;
            waiting.ordinal = m_dialogue.requests.size();
            waiting.isHead = method == "HEAD";
        }
        m_waiting.push_back(waiting);
    }

    void addResponse(std::string &bytes, const Waiting &request)
    {
        for (unsigned count = next() % 8U; count > 5; --count) {
            bytes +=
                next() % 2U == 0 ? "HTTP/1.1 100 Continue\r\n\r\n" : "HTTP/1.1 103\nLink: a\n\n";
            ++m_dialogue.interim;
        }
        const unsigned kind = next() % 8U;
        const std::string status = kind == 0 ? "204"
            : kind == 1                      ? "304"
            : kind == 2                      ? "404"
                                             : "200";
        bytes += "HTTP/1.1 " + status + (next() % 2U == 0 ? " OK\r\n" : "\n") + fields();
        // Behind the answer to what was refused, a body could be missing.
        if (kind < 2 || request.isHead || request.ordinal == 0)
            bytes += request.isHead ? "Content-Length: 9\r\n\r\n"
                : kind < 2          ? "\r\n"
                                    : "Content-Length: 0\r\n\r\n";
        else
            bytes += framedBody(m_dialogue.bodyBytes);
        m_dialogue.responses.push_back(status + ' ' + std::to_string(request.ordinal));
    }

    ByteView m_input;
    std::size_t m_headerLimit;
    MadeDialogue m_dialogue;
    std::vector<Waiting> m_waiting;
};

} // namespace

MadeDialogue makeDialogue(ByteView input, std::size_t headerLimit)
{
    return Maker(input, headerLimit).make();
}

} // namespace hitwatch::test
