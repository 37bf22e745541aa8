// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/request_names.h"

#include <new>

namespace hitwatch {

RequestNames RequestNames::keep(const NameViews &names, BlockPool &pool)
{
    const std::size_t bytes =
        sizeof(Block) + names.method.size() + names.host.size() + names.section.size();
    RequestNames kept;
    void *memory = pool.acquire(bytes);
    if (!memory)
        return kept;
    kept.m_block = ::new (memory) Block { &pool, 1, static_cast<std::uint16_t>(names.method.size()),
        static_cast<std::uint16_t>(names.host.size()),
        static_cast<std::uint16_t>(names.section.size()), names.hostNamed, names.cut };
    char *text = static_cast<char *>(memory) + sizeof(Block);
    for (const std::string_view part : { names.method, names.host, names.section }) {
        if (!part.empty())
            std::memcpy(text, part.data(), part.size());
        text += part.size();
    }
    return kept;
}

NameViews RequestNames::views() const
{
    if (!m_block)
        return {};
    const char *text = reinterpret_cast<const char *>(m_block) + sizeof(Block);
    const char *host = text + m_block->methodSize;
    return { { text, m_block->methodSize }, { host, m_block->hostSize },
        { host + m_block->hostSize, m_block->sectionSize }, m_block->hostNamed, m_block->cut };
}

RequestNames RequestNames::share() const
{
    RequestNames other;
    other.m_block = m_block;
    if (m_block)
        ++m_block->references;
    return other;
}

void RequestNames::reset()
{
    if (m_block && --m_block->references == 0)
        m_block->pool->release(m_block, sizeOf(*m_block));
    m_block = nullptr;
}

} // namespace hitwatch
