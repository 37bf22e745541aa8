// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "captures/flood/flood_engine.h"

namespace hitwatch::test {

/// Each fills one kind of room as an attacker would. Each takes connections of numbers that no
/// other one takes, and little packet time (but floodTables()), so that what one has filled is
/// still full when the next one comes.

/// A million connections that are only opened, while one that was there before goes on: it asks
/// once for every thousand of them.
void floodSyns(FloodEngine &engine);
/// Ten thousand connections at once, each sending one request a byte at a time.
void floodSlow(FloodEngine &engine);
/// Requests that stop in the middle of a header section of 4 KB.
void floodHeaders(FloodEngine &engine);
/// Data behind a hole, in both directions: up to the limits on some connections, little on many.
void floodOutOfOrder(FloodEngine &engine);
/// Pipelined requests with long unique names, never answered.
void floodPending(FloodEngine &engine);
/// IP datagrams that never become whole, long ones and many short ones.
void floodFragments(FloodEngine &engine);
/// Seventy minutes of answered requests: unique clients, hosts, sections and methods, and others
/// that come again with any status and time to first byte.
void floodTables(FloodEngine &engine);
/// The tables first, then the four others in turns, so that all are full at once.
void floodAll(FloodEngine &engine);

} // namespace hitwatch::test
