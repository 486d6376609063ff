#!/usr/bin/env python3
"""Draws the exercises: SVG sources and PNG for chats, into knowledge/exercises/pictures.

    python3 knowledge/exercises/drawing/draw.py            SVG only
    python3 knowledge/exercises/drawing/draw.py --png      and PNG, rendered with chromium (--no-sandbox), 720 wide
"""
import subprocess
import sys
import tempfile
from pathlib import Path

from body import *

HERE = Path(__file__).resolve().parents[2] / 'knowledge' / 'exercises' / 'pictures'
WIDTH, HEIGHT, GROUND = 480, 300, 262

STYLE = '''
:root{color-scheme:light dark;--paper:#fffdfa;--near:#55504a;--far:#a39a8f;--work:#c0583d;--prop:#e6d9c7;--prop-line:#b9a78f;--floor:#8b8176;--move:#9c3d2a}
@media(prefers-color-scheme:dark){:root{--paper:#1f2226;--near:#d9d2c8;--far:#857e76;--work:#f0a184;--prop:#3a3733;--prop-line:#6d655c;--floor:#8f877d;--move:#f7c3ae}}
.near{fill:var(--near)}.far{fill:var(--far)}.work{fill:var(--work)}
.edge{fill:var(--paper);stroke:var(--paper);stroke-width:5;stroke-linejoin:round}
.prop{fill:var(--prop);stroke:var(--prop-line);stroke-width:2}.band{fill:none;stroke:var(--move);stroke-width:6;stroke-linecap:round}
.floor{fill:none;stroke:var(--floor);stroke-width:4;stroke-linecap:round}
.move{fill:none;stroke:var(--move);stroke-width:4.5;stroke-linecap:round}.tip{fill:var(--move);stroke:var(--move);stroke-width:2;stroke-linejoin:round}
.ghost{fill:none;stroke:var(--far);stroke-width:3.5;stroke-dasharray:2 8;stroke-linecap:round;stroke-linejoin:round}
.thin{fill:none;stroke:var(--floor);stroke-width:2}
text{font:600 17px system-ui,"Noto Sans","DejaVu Sans",sans-serif;fill:var(--near)}
'''


def rest(body_extra='', breathing=False):
    """Constructive rest: on the back, lower legs on a support."""
    hip = (226, GROUND - 19)
    body = trunk(hip, 178.5, 90, arch=-3)
    near = leg(hip, 62, 2, 80)
    far = leg((hip[0] + 4, hip[1] - 3), 60, 3, 80, style='far')
    support = box(near.knee[0] + 10, near.knee[1] + 7, 106, GROUND - near.knee[1] - 7)
    side = arm((body.shoulder[0] + 6, GROUND - 12), -2, 1)
    return floor(GROUND) + support + str(far) + str(body) + str(near) + str(side), near, body, hip


def crp_nik():
    svg, near, body, hip = rest()
    middle = at(hip, 62, 46)
    strap = line(at(middle, 152, 15), at(middle, -28, 15), style='band')
    # Seen from the feet: the thighs side by side, hip-width apart, with the strap around them.
    inset = '<circle class="thin" cx="412" cy="78" r="56"/>'
    thighs = limb('near', ((390, 112), 15, (393, 58), 11.5)) + limb('near', ((434, 112), 15, (431, 58), 11.5))
    ring = '<path class="band" d="M377 84q0 -7 7 -7h56q7 0 7 7v4q0 7 -7 7h-56q-7 0 -7 -7Z"/>'
    link = line(at(middle, 40, 20), (360, 98), style='thin')
    return svg + strap + inset + thighs + ring + link


def belly_breath_sink():
    svg, near, body, hip = rest()
    belly = at(body.waist, 90, 15)
    rise = f'<path class="ghost" d="M{n(belly[0] - 34)} {n(belly[1] + 1)}q34 -34 66 2"/>'
    return (svg + rise + arrow((belly[0] - 4, belly[1] - 26), 90, 38) + words(belly[0] - 4, belly[1] - 74, 'in')
            + arrow((hip[0] - 2, hip[1] - 78), -90, 46) + words(hip[0] - 2, hip[1] - 90, 'out'))


def lunge_stretch():
    knee = (176, GROUND - 25)
    hip = at(knee, 62, THIGH)
    front_knee = (hip[0] + 73, GROUND - 8 - SHIN)
    body = trunk(hip, 90, 0)
    angle = degrees(atan2(hip[1] - front_knee[1], front_knee[0] - hip[0]))
    far = leg(hip, angle, -90, 0, style='far')
    ankle = at(knee, 193, SHIN)
    near = limb('work', (hip, 15, knee, 10.5), (knee, 10.5, ankle, 6.5), (ankle, 6.5, at(ankle, 182, FOOT), 4.5))
    cushion = box(knee[0] - 26, GROUND - 15, 56, 13, 6)
    back_hand = reach(at(body.shoulder, -90, 6), (hip[0] - 15, hip[1] - 26), -1)
    front_hand = reach((body.shoulder[0] + 2, body.shoulder[1] + 6), (hip[0] + 40, hip[1] - 18), 1, style='far')
    return (floor(GROUND) + cushion + str(far) + str(front_hand) + near + str(body) + str(back_hand)
            + arrow((hip[0] + 26, hip[1] + 24), -38, 52) + arrow((knee[0] - 26, knee[1] - 34), 215, 44))


def lying_edge_stretch():
    top = 172
    hip = (262, top - 19)
    table = box(30, top, 246, 20, 5) + box(46, top + 20, 12, GROUND - top - 20 + 14, 3) + box(244, top + 20, 12, GROUND - top - 20 + 14, 3)
    body = trunk(hip, 180, 90)
    hanging = leg(hip, -24, -84, -8, style='work')
    held = leg((hip[0] - 2, hip[1] - 4), 137, -20, 44, style='far')
    near_arm = reach((body.shoulder[0] + 4, body.shoulder[1] + 2), (held.knee[0] + 14, held.knee[1] + 4), -1)
    far_arm = reach((body.shoulder[0] + 10, body.shoulder[1] - 6), (held.knee[0] + 4, held.knee[1] - 4), -1, style='far')
    return (floor(GROUND + 14) + table + str(far_arm) + str(held) + str(body) + str(hanging) + str(near_arm)
            + arrow((held.knee[0] + 24, held.knee[1] - 30), 200, 54) + arrow((hanging.knee[0] + 30, hanging.knee[1] + 6), -90, 50))


def supine(hip_x=240, arch=-2):
    hip = (hip_x, GROUND - 19)
    body = trunk(hip, 178.5, 90, arch=arch)
    side = arm((body.shoulder[0] + 6, GROUND - 12), -2, 1)
    return hip, body, side


def leg_hold_test():
    hip, body, side = supine(226)
    other = leg((hip[0], hip[1] + 4), -2, -1, 82, style='far')
    up = leg((hip[0], hip[1] - 2), 88, 90, 168, style='work')
    bent = at(at(hip, 66, THIGH), 96, SHIN)
    easier = ghost((hip[0] + 14, hip[1] - 10), at(hip, 62, THIGH), at(at(hip, 62, THIGH), 92, SHIN))
    angle = f'<path class="thin" d="M{n(hip[0] + 62)} {n(hip[1])}A62 62 0 0 0 {n(hip[0] + 20)} {n(hip[1] - 58)}"/>'
    clock = '<circle class="thin" cx="392" cy="84" r="30"/>' + line((392, 84), (392, 62), style='move') + line((392, 84), (406, 92), style='move')
    return floor(GROUND) + str(other) + easier + str(body) + str(up) + str(side) + angle + words(hip[0] + 76, hip[1] - 42, '90°', 'start') + clock + words(392, 138, '1 min +')


def wall_knee_to_chest():
    wall = 372
    hip, body, side = supine(252)
    shin_start = at(hip, 58, THIGH)
    foot_wall = limb('far', (hip, 15, shin_start, 10.5), (shin_start, 10.5, (wall - 14, shin_start[1] - 4), 6.5), ((wall - 12, shin_start[1] - 2), 5.5, (wall - 11, shin_start[1] - 26), 4.5))
    drawn = leg((hip[0] - 2, hip[1] - 2), 122, -18, 66, style='work')
    return (floor(GROUND, right=wall) + box(wall, 40, 16, GROUND - 38, 2) + foot_wall + str(body) + str(drawn) + str(side)
            + sweep(hip, 106, 66, 112))


def resisted_knee_press():
    hip, body, side = supine(252)
    other = leg(hip, 56, -68, 0, style='far')
    lifted = leg((hip[0] - 2, hip[1] - 2), 97, -4, 84, style='work')
    hand = (lifted.knee[0] + 13, lifted.knee[1] - 1)
    holding = reach((body.shoulder[0] + 6, body.shoulder[1] - 6), (lifted.knee[0] + 2, lifted.knee[1] - 12), 1)
    fingers = limb('near', ((lifted.knee[0] + 1, lifted.knee[1] - 13), 6.5, (lifted.knee[0] + 14, lifted.knee[1] - 3), 5))
    return (floor(GROUND) + str(other) + str(body) + str(lifted) + str(holding) + fingers
            + arrow((lifted.knee[0] + 30, lifted.knee[1] - 26), -20, 56) + words(lifted.knee[0] + 62, lifted.knee[1] - 50, 'knee')
            + arrow((lifted.knee[0] - 2, lifted.knee[1] - 34), 160, 56) + words(lifted.knee[0] - 34, lifted.knee[1] - 66, 'hand'))


def straight_leg_lift():
    hip, body, side = supine(226)
    other = leg((hip[0], hip[1] + 4), -2, -1, 82, style='far')
    up = leg((hip[0], hip[1] - 2), 76, 77, 156, style='work')
    start = ghost((hip[0] + 18, hip[1] - 14), at(hip, 8, THIGH + SHIN))
    return floor(GROUND) + str(other) + start + str(body) + str(up) + str(side) + sweep(hip, 168, 12, 66) + ghost((hip[0], hip[1] - 20), at(hip, 90, 172)) + words(hip[0] - 8, hip[1] - 160, '90°', 'end')


def unassisted_knee_to_chest():
    small = 0.78
    # Standing.
    hip = (98, GROUND - (THIGH + SHIN + 6) * small)
    body = trunk(hip, 90, 0, small)
    stand = leg((hip[0], hip[1]), -90, -90, 0, style='far', scale=small)
    lifted = leg(hip, 28, -80, -6, style='work', scale=small)
    hanging = arm((body.shoulder[0], body.shoulder[1] + 5), -104, -92, scale=small)
    # On the back.
    low = (338, GROUND - 15)
    lying = trunk(low, 178.5, 90, small)
    other = leg((low[0], low[1] + 3), -2, -1, 82, style='far', scale=small)
    drawn = leg((low[0] - 2, low[1] - 2), 118, -28, 60, style='work', scale=small)
    side = arm((lying.shoulder[0] + 5, GROUND - 9), -2, 1, scale=small)
    return (floor(GROUND) + str(stand) + str(body) + str(lifted) + str(hanging) + sweep((hip[0], hip[1]), 96, -36, 26)
            + str(other) + str(lying) + str(drawn) + str(side) + sweep(low, 84, 34, 100) + words(236, 132, 'or'))


def walking_running():
    small = 0.86
    hip = (230, GROUND - (THIGH + SHIN - 3) * small)
    body = trunk(hip, 86, 0, small)
    front = leg(hip, -62, -74, 8, style='work', scale=small)
    rear = leg(hip, -104, -136, -58, style='far', scale=small)
    near_arm = arm((body.shoulder[0], body.shoulder[1] + 6), -118, -78, scale=small)
    far_arm = arm((body.shoulder[0], body.shoulder[1] + 6), -62, -14, style='far', scale=small)
    return floor(GROUND) + str(rear) + str(far_arm) + str(front) + str(body) + str(near_arm) + arrow((330, 150), 0, 74)


PICTURES = [crp_nik, belly_breath_sink, lunge_stretch, lying_edge_stretch, leg_hold_test, wall_knee_to_chest,
            resisted_knee_press, straight_leg_lift, unassisted_knee_to_chest, walking_running]


def document(inner):
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img"><style>{STYLE.strip()}</style>{inner}</svg>\n'


def png(svg, target, scheme='light'):
    page = f'<!doctype html><meta name="color-scheme" content="{scheme}"><style>html{{background:{"#fffdfa" if scheme == "light" else "#1f2226"}}}body{{margin:0}}svg{{display:block;width:720px;height:450px}}</style>{svg}'
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, 'page.html')
        source.write_text(page)
        subprocess.run(['chromium', '--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', f'--screenshot={target}', '--window-size=720,450',
                        *(['--blink-settings=preferredColorScheme=0'] if scheme == 'dark' else []), source.as_uri()],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)


def main():
    HERE.mkdir(parents=True, exist_ok=True)
    for draw in PICTURES:
        name = draw.__name__.replace('_', '-')
        svg = document(draw())
        (HERE / f'{name}.svg').write_text(svg)
        if '--png' in sys.argv:
            png(svg, HERE / f'{name}.png')


if __name__ == '__main__':
    main()
