// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hitwatch {

/// The place of an element in one IntrusiveList.
template <typename T> struct ListLink {
    T *previous = nullptr;
    T *next = nullptr;
    bool linked = false;
};

/// A doubly linked list through links inside its elements: no allocation, every operation O(1).
/// It does not own the elements.
template <typename T, ListLink<T> T::*link> class IntrusiveList {
public:
    /// The element that was appended first.
    T *front() const { return m_front; }
    T *back() const { return m_back; }

    void append(T &element)
    {
        ListLink<T> &own = element.*link;
        own.previous = m_back;
        own.next = nullptr;
        own.linked = true;
        (m_back != nullptr ? (m_back->*link).next : m_front) = &element;
        m_back = &element;
    }

    void remove(T &element)
    {
        ListLink<T> &own = element.*link;
        if (!own.linked)
            return;
        (own.previous != nullptr ? (own.previous->*link).next : m_front) = own.next;
        (own.next != nullptr ? (own.next->*link).previous : m_back) = own.previous;
        own = {};
    }

    void moveToBack(T &element)
    {
        if (m_back == &element)
            return;
        remove(element);
        append(element);
    }

private:
    T *m_front = nullptr;
    T *m_back = nullptr;
};

} // namespace hitwatch
