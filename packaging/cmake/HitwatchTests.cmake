# SPDX-License-Identifier: GPL-3.0-or-later
# What every test runs in: no screen, one language and time zone, nothing of the user's, and the
# sanitizers told what they cannot see.
set(HITWATCH_TEST_ENVIRONMENT QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 TZ=UTC QT_FONT_DPI=96
    QT_STYLE_OVERRIDE=Fusion QT_QPA_PLATFORMTHEME= SSLKEYLOGFILE=
    XDG_CONFIG_HOME=${CMAKE_BINARY_DIR}/test-home/config
    XDG_DATA_HOME=${CMAKE_BINARY_DIR}/test-home/data
    XDG_CACHE_HOME=${CMAKE_BINARY_DIR}/test-home/cache)
if(HITWATCH_SANITIZE MATCHES address)
    list(APPEND HITWATCH_TEST_ENVIRONMENT
        "LSAN_OPTIONS=print_suppressions=0:suppressions=${CMAKE_SOURCE_DIR}/tests/support/lsan.supp")
endif()
if(HITWATCH_SANITIZE MATCHES thread)
    # QProcess starts programs by vfork(), which the sanitizer takes for a fork of the threads here.
    list(APPEND HITWATCH_TEST_ENVIRONMENT
        "TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1:die_after_fork=0:suppressions=${CMAKE_SOURCE_DIR}/tests/support/tsan.supp")
endif()

# A hundred test programs are linked: lld does it in a fifth of the time. It reads the plain half of
# the libraries' objects, so nothing is optimised twice.
find_program(HITWATCH_LLD ld.lld)
function(hitwatch_link_fast program)
    if(HITWATCH_LLD)
        target_link_options(${program} PRIVATE -fuse-ld=lld)
    endif()
endfunction()

# hitwatch_test(NAME SOURCES ... LINK ... [LABELS ...])
# One Qt Test program. It finds its data below HITWATCH_TEST_DATA (the folder tests/).
function(hitwatch_test name)
    cmake_parse_arguments(PARSE_ARGV 1 test "" "" "SOURCES;LINK;LABELS")
    add_executable(${name} ${test_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/core" "${CMAKE_SOURCE_DIR}/tests")
    target_compile_definitions(${name} PRIVATE
        HITWATCH_TEST_DATA="${CMAKE_SOURCE_DIR}/tests"
        HITWATCH_BUILD_DIR="${CMAKE_BINARY_DIR}"
        HITWATCH_CORPUS_DEFAULT="${HITWATCH_CORPUS}")
    target_link_libraries(${name} PRIVATE ${test_LINK} Qt6::Test hitwatch_options)
    if(test_LINK MATCHES "hitwatch_(ui|desktop)|Qt6::Widgets")
        hitwatch_precompile(${name} widgets_tests)
    else()
        hitwatch_precompile(${name} core_tests)
    endif()
    hitwatch_link_fast(${name})
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        LABELS "${test_LABELS}"
        TIMEOUT 600
        ENVIRONMENT "${HITWATCH_TEST_ENVIRONMENT}")
endfunction()

# hitwatch_fuzzer(NAME SOURCES ... LINK ... [SEEDS FOLDER] [MUTATIONS N] [SANITIZED_MUTATIONS N])
# fuzz_NAME: with -DHITWATCH_FUZZ=ON a libFuzzer program; always fuzz_NAME_replay, a CTest that runs
# LLVMFuzzerTestOneInput over the seeds (tests/fuzz/seeds/NAME, or FOLDER) and over fixed mutations of
# them: 400 of each, or N, where a sanitizer makes large seeds slow or each writes a file.
function(hitwatch_fuzzer name)
    cmake_parse_arguments(PARSE_ARGV 1 fuzzer "" "SEEDS;MUTATIONS;SANITIZED_MUTATIONS" "SOURCES;LINK")
    if(NOT fuzzer_SEEDS)
        set(fuzzer_SEEDS "${CMAKE_SOURCE_DIR}/tests/fuzz/seeds/${name}")
    endif()
    if(HITWATCH_FUZZ)
        add_executable(fuzz_${name} ${fuzzer_SOURCES})
        target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
        target_include_directories(fuzz_${name} PRIVATE "${CMAKE_SOURCE_DIR}/core" "${CMAKE_SOURCE_DIR}/tests")
        target_link_libraries(fuzz_${name} PRIVATE ${fuzzer_LINK} hitwatch_options)
    endif()
    add_executable(fuzz_${name}_replay ${fuzzer_SOURCES}
        "${CMAKE_SOURCE_DIR}/tests/fuzz/replay_main.cpp")
    target_include_directories(fuzz_${name}_replay PRIVATE "${CMAKE_SOURCE_DIR}/core" "${CMAKE_SOURCE_DIR}/tests")
    target_link_libraries(fuzz_${name}_replay PRIVATE ${fuzzer_LINK} hitwatch_options)
    hitwatch_link_fast(fuzz_${name}_replay)
    set(mutations 400)
    if(fuzzer_MUTATIONS)
        set(mutations ${fuzzer_MUTATIONS})
    endif()
    if(HITWATCH_SANITIZE AND fuzzer_SANITIZED_MUTATIONS)
        set(mutations ${fuzzer_SANITIZED_MUTATIONS})
    endif()
    add_test(NAME fuzz_${name}_replay
        COMMAND fuzz_${name}_replay "${fuzzer_SEEDS}" ${mutations})
    set_tests_properties(fuzz_${name}_replay PROPERTIES LABELS fuzz TIMEOUT 600)
endfunction()
