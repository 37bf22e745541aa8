// SPDX-License-Identifier: GPL-3.0-or-later
// A TLS key log. The first byte: & 1 limits are tiny, the rest is the size of the parts that it is
// fed in. Whole and in parts, the same secrets are found.
#include "tls/key_log.h"

#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace hitwatch;

namespace {

void require(bool condition, const char *what)
{
    if (condition)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

/// The random of every line that could be one: 64 digits behind a blank.
std::vector<TlsRandom> randomsIn(std::string_view text)
{
    const auto value = [](char digit) {
        const char lower = static_cast<char>(digit | 0x20);
        return digit >= '0' && digit <= '9' ? digit - '0'
            : lower >= 'a' && lower <= 'f'  ? lower - 'a' + 10
                                            : -1;
    };
    std::vector<TlsRandom> randoms;
    for (std::size_t at = 0; at + 65 <= text.size(); ++at) {
        if (text[at] != ' ' && text[at] != '\t')
            continue;
        TlsRandom random {};
        std::size_t digits = 0;
        for (; digits < 64 && value(text[at + 1 + digits]) >= 0; ++digits)
            random[digits / 2] =
                static_cast<std::uint8_t>((random[digits / 2] << 4) | value(text[at + 1 + digits]));
        if (digits == 64)
            randoms.push_back(random);
    }
    return randoms;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    EngineLimits limits;
    if ((data[0] & 1) != 0) {
        limits.tlsSecrets = 3;
        limits.tlsSecretsOfKind = 2;
    }
    const std::size_t step = data[0] / 2 + std::size_t { 1 };
    const std::string_view text = asText({ data + 1, size - 1 });
    TlsKeyLog whole(limits);
    TlsKeyLog parts(limits);
    whole.feed(text);
    whole.endInput();
    for (std::size_t at = 0; at < text.size(); at += step) {
        const std::vector<char> exact(text.begin() + static_cast<std::ptrdiff_t>(at),
            text.begin() + static_cast<std::ptrdiff_t>(std::min(at + step, text.size())));
        parts.feed({ exact.data(), exact.size() });
    }
    parts.endInput();

    require(whole.size() == parts.size() && whole.generation() == parts.generation()
            && whole.evicted() == parts.evicted(),
        "the same however it is cut");
    require(whole.size() <= limits.tlsSecrets, "limit of secrets");
    require(whole.size() + whole.evicted() == whole.generation(), "what came is there or has gone");
    for (const TlsRandom &random : randomsIn(text)) {
        bool any = false;
        for (unsigned kind = 0; kind <= static_cast<unsigned>(TlsSecretKind::ClientEarly); ++kind) {
            for (unsigned age = 0; age <= limits.tlsSecretsOfKind; ++age) {
                const TlsSecret *const one =
                    whole.find(random, static_cast<TlsSecretKind>(kind), age);
                const TlsSecret *const other =
                    parts.find(random, static_cast<TlsSecretKind>(kind), age);
                require(
                    (one == nullptr) == (other == nullptr) && (one == nullptr || *one == *other),
                    "the same secret however it is cut");
                require(one == nullptr || age < limits.tlsSecretsOfKind, "limit of one kind");
                any = any || one != nullptr;
            }
        }
        require(whole.knows(random) == any, "a random is known by its secrets");
    }
    return 0;
}
