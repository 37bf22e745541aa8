// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace hitwatch {

enum class ErrorCode {
    NotFound, ///< a file or an interface that does not exist
    PermissionDenied,
    InvalidInput, ///< not a capture, a wrong filter, a damaged file
    Unsupported, ///< understood, but nothing that this program can read
    ResourceGone, ///< an interface or a process that was there and went away
    SystemFailure,
};

/// An error as a value. @c message is one line for a person: what happened, why, what to do next.
struct Error {
    ErrorCode code = ErrorCode::SystemFailure;
    std::string message;

    bool operator==(const Error &) const = default;
};

/// Either a value or an Error (std::expected is C++23).
template <typename T> class Result {
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }
    T &value() { return std::get<0>(m_state); }
    const T &value() const { return std::get<0>(m_state); }
    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

} // namespace hitwatch
