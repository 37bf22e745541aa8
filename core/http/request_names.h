// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/block_pool.h"

#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

namespace hitwatch {

/// The names under which a transaction is counted.
struct NameViews {
    std::string_view method;
    std::string_view host;
    std::string_view section;
    bool hostNamed = false;
    bool cut = false;
};

/// Names kept in one pooled block, shared by the pending request, its response and both bodies.
/// A null one stands for names that the byte limit refused.
class RequestNames {
public:
    RequestNames() = default;
    RequestNames(const RequestNames &) = delete;
    RequestNames &operator=(const RequestNames &) = delete;
    RequestNames(RequestNames &&other) noexcept
        : m_block(std::exchange(other.m_block, nullptr))
    {
    }
    RequestNames &operator=(RequestNames &&other) noexcept
    {
        std::swap(m_block, other.m_block);
        return *this;
    }
    ~RequestNames() { reset(); }

    static RequestNames keep(const NameViews &names, BlockPool &pool);

    bool isNull() const { return m_block == nullptr; }
    NameViews views() const;
    RequestNames share() const;
    void reset();

private:
    struct Block {
        BlockPool *pool;
        std::uint32_t references;
        std::uint16_t methodSize;
        std::uint16_t hostSize;
        std::uint16_t sectionSize;
        bool hostNamed;
        bool cut;
    };
    static std::size_t sizeOf(const Block &block)
    {
        return sizeof(Block) + block.methodSize + block.hostSize + block.sectionSize;
    }

    Block *m_block = nullptr;
};

} // namespace hitwatch
