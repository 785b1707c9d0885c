package com.therapyclaims.domain.notes;

/**
 * The phrases the text checks listen for, in the words and shorthand of therapy notes. How well they do is measured on
 * the labelled snippets beside the tests; change a phrase there first.
 */
final class ClinicalWording {
    /** A region specific enough to hold treatment against. */
    static final Wording BODY_REGION = Wording.ofLines("""
            neck|cervical( spine)?|c-?spine|thoracic( spine)?|t-?spine|lumbar( spine)?|l-?spine|lumbosacral
            (low(er)?|upper|mid) back|lbp|sacr(um|al|oiliac)|si ?j(oint|t)?|trunk|core|abdominals?|pelvic floor|pelvis
            shoulders?|scapul(a|ar|ae|othoracic)|rotator cuff|rtc|glenohumeral|ghj?|periscapular|acromioclavicular
            elbows?|forearms?|wrists?|hands?(?![- ](on|held|over))|fingers?|digits?|thumbs?|carpal|metacarpals?|mcp|pip|dip
            hips?|glut(e|es|eal|eus|s)?|piriformis|iliopsoas|it ?bands?|itb|adductors?|abductors?
            knees?|patell(a|ar|ofemoral)|quad(s|riceps)?(?! cane)|hamstrings?|tibia(l)?|acl|mcl|tka|tha|meniscus
            ankles?|(?<!\\d )(?<!\\d)(foot|feet)|achilles|cal(f|ves)|gastroc(s|nemius)?|soleus|plantar( fascia)?|dorsiflexors?|toes?
            (upper )?trap(s|ezius)|deltoids?|biceps|triceps|paraspinals?|pectorals?|pecs?|levator|suboccipitals?|scm
            tmj|jaw|tongue|lips?|larynx|laryngeal|pharyn(x|geal)|oral|facial|vocal folds?
            """);

    /** A region too wide to hold treatment against. */
    static final Wording VAGUE_REGION = Wording.ofLines("""
            (?-i:[BRL]? ?(LE|UE)s?)
            (upper|lower) extremit(y|ies)|extremit(y|ies)|legs?|arms?|whole body|total body|full body|back|joints?
            """);

    /** A therapeutic activity by name. */
    static final Wording EXERCISE = Wording.ofLines("""
            strength\\w*|resist(ed|ive|ance)|isometrics?|eccentrics?|concentric|pre'?s|thera-?bands?|t-?bands?|bands?
            (mini ?)?squats?|lunges?|bridg(e|es|ing)|slr|straight leg raises?|(heel|calf|toe|leg|lateral|front) raises?
            step[- ]?(up|down|over)s?|clam ?shells?|leg press|curls?|rows?|press(es)?|push-?ups?|pull-?downs?|planks?|dead ?bugs?
            (knee|hip|trunk|shoulder|elbow|wrist|ankle|back|finger) (ext|extension|flex|flexion|abd|abduction|er|ir|rotation)
            laq|saq|quad sets?|glute sets?|heel slides?|ankle pumps?|wall slides?|pulleys?|pendulums?|codman'?s?|chin tucks?
            scap(ular)? (retractions?|squeezes|setting|depression)|supermans?|bird ?dogs?|side ?steps?|monster walks?|weights?
            stretch(es|ed|ing)?|flexibility|a?a?rom|prom|range of motion|foam roll(ing|er)?|nerve glides?|tendon glides?
            bike|cycling|treadmill|nu-?step|ube|ellipticals?|ergometer|endurance|aerobic|cardio(vascular)?
            balance|proprioceptive|tandem( stance)?|single[- ]leg stance|sls|perturbations?|weight shift(s|ing)?|pnf|rhythmic stabili[sz]ation
            gait( train\\w+)?|ambulat\\w+|stair (training|climbing|negotiation)|transfer (training|practice)|sit[- ]to[- ]stands?|sts|bed mobility
            (joint|soft tissue|scar|patellar|spinal)? ?mob(s|ili[sz]ations?)|manipulation|stm|mfr|iastm|massage|myofascial( release)?|trigger point release|manual traction
            (putty|grip|pinch|dexterity|fine motor)( \\w+)?|peg ?board|oral motor( \\w+)?|effortful swallow\\w*|mendelsohn|masako|word finding|articulation( \\w+)?
            neuromuscular re-?ed\\w*|motor control|stabili[sz]ation|dressing practice|lifting|carrying
            (sit|push|pull|chin)[- ]?ups?|pull[- ]?downs?|pelvic (tilts?|clocks?)|shrugs?|(towel|toe) (scrunch\\w*|curls?)|(hip|leg|knee|heel|arm|scap) (hik\\w+|swings?|kicks?|drives?|drops?|lifts?|circles?|slides?|pumps?|squeezes?|pull\\w*|taps?)|march(es|ing)|crunch(es)?|(wand|cane|dowel|pulley|stick|towel|ball|swiss ball|physioball|kettlebell|cable|dumbbell|trx|machine) (\\w+ )?(flexion|extension|er|ir|abd\\w*|presses?|press|rows?|rolls?|swings?|slides?|squeezes?|exercises?|work)
            (trunk|cervical|lumbar|thoracic|scapular|ankle|wrist|hip|shoulder|knee|elbow|finger|thumb|neck) (rotations?|retraction|protraction|circles?|flexion|extension|inversion|eversion|dorsiflexion|plantar ?flexion|abduction|adduction|opposition|side ?bend\\w*|isometrics?)|(jumping|star) jacks?|hops?|hopping|jumps?|jumping|skaters?|stepper|rower|rowing|kick ?backs?|fire hydrants?|good mornings?|thrusters?|face pulls?|wall (sits?|angels?|push\\w*)
            """);

    /** Whatever is counted in sets, repetitions or laps is an exercise, whether its name is known here or not. */
    static final Wording COUNTED = Wording.ofLines("""
            [a-z][a-z'-]{1,40}( [a-z'/-]{1,40}){0,4}( (with |w/ )?\\d+(\\.\\d+)? ?(lbs?|#|kg|in|inch))?,? (\\d+ ?x ?\\d+|x ?\\d+|\\d+ (sets?|reps?|repetitions|laps?|rounds?)( of)?( \\d+)?|\\d+ (lbs?|#|kg),? \\d+ (laps?|rounds?|reps?))(?! ?(min|mins|minutes|['’′]|units?|visits?|weeks?|wks?|days?|/))
            """);

    /** Exercise that is not named. */
    static final Wording UNNAMED_EXERCISE = Wording.ofLines("""
            ther(apeutic)?[- ]?ex(ercises?|s)?|therex|(?-i:TE|TA|TherEx|MT|NMR)|exercises?|exs|hep|(therapeutic )?activities|per (flow ?sheet|protocol)|manual therapy
            """);

    /** How much of it. */
    static final Wording DOSAGE = Wording.ofLines("""
            \\d+ ?x ?\\d+|\\d+ (sets?|reps?|repetitions)|\\d+(\\.\\d+)? ?(lbs?|#|kg|pounds)|x ?\\d+
            (red|green|yellow|blue|black|orange|silver|gold) (thera-?|t-?)?(band|tubing|tb)|\\d+ ?(sec|secs|seconds)|\\d+ ?(min|mins|minutes|['’′])
            grade (i{1,3}|iv|v|[1-5])|level \\d+|\\d+ ?(ft|feet|steps|stairs)
            """);

    /** Something a patient does in life. */
    static final Wording FUNCTION = Wording.ofLines("""
            (ascend|descend|climb|negotiat|manag)\\w* (\\w+ ){0,4}(stairs?|steps?|curbs?|ladders?|hills?|ramps?)|stairs?|stair climbing|curbs?
            walk(s|ed|ing)?|ambulat(e|es|ing|ion)|transfer(s|ring)?|sit[- ]to[- ]stand|rise from|get(ting)? (in|out|up|on|off|into)( of| to| from)?
            reach(es|ing)? (\\w+ ){0,3}(shel(f|ves)|cabinets?|cupboards?|overhead|above|behind|back pocket|seat ?belt|floor)|overhead (reach\\w*|activit\\w+|work)
            dress(es|ing)?|don(ning)?|doff(ing)?|fasten\\w*|button\\w*|t(ie|ying) (his |her |their )?(shoes?|laces)|(in|out|in and out|into) of (\\w+ )?(tub|bathtub|bed|car|chair|shower|truck)|steering wheel|use (\\w+ ){0,2}(fork|spoon|utensils?|scissors|phone|tools?|brush|key)|hold (\\w+ ){0,2}(cup|glass|pen|phone|baby|utensils?|book)|bath(e|es|ing)|shower(s|ing)?|toilet(ing)?|groom(ing)?|hygiene|wash(ing)?( hair)?|comb\\w*|brush\\w* (teeth|hair)
            self[- ]care|i?adls?|activities of daily living|daily (activities|tasks|living)|lift(s|ing)?|carry(ing)?|push(ing)? (\\w+ )?(cart|stroller|door|mower)|pick(ing)? up
            cook(s|ing)?|meal prep\\w*|household|housework|chores|laundry|vacuum\\w*|sweep\\w*|grocer(y|ies)|shop(ping)?|garden(ing)?|yard ?work|clean(ing)?
            (?<!hard )(?<!home )work(ing)?(?! on)|job( duties| tasks)?|return to (\\w+ ){0,2}(sports?|running|school|golf|soccer|tennis|duty)|driv(e|ing)|(?-i:car)|sleep(s|ing)?
            bed mobility|roll(ing)? in bed|stand(ing)? (for|at|to) |sit(ting)? (for|at) |kneel(ing)?|crawl(ing)?|play(s|ing)?|jog(ging)?|hik(e|ing)|run(ning)? (\\d|a |for)
            swallow(s|ing)? (\\w+ ){0,3}(diet|liquids?|meals?|foods?|solids?|safely)|eat(s|ing)?|drink(ing)?|feed(ing)?|meals?|speak(ing)?|communicat\\w+|convers\\w+|telephone|phone calls?|order (in|at)|follow(ing)? \\w+[- ]step
            writ(e|ing)|typ(e|ing)|computer|keyboard(ing)?|open(ing)? (\\w+ )?(jars?|doors?|containers?|bottles?)|turn(ing)? (a )?(key|doorknob)s?|wheelchair (\\w+ )?(propulsion|mobility)|community|household distances|floor to stand|look(ing)? over (his |her |their )?shoulder
            (medication|money|pill) manage\\w*|attend (church|class|school)|caregiv\\w+|child ?care|lift (her|his|their)
            navigat\\w+|negotiat\\w+|(propel|manag)\\w* (\\w+ )?(wheelchair|w/c)|(put|putting|take|taking|pull|pulling)( on| off| up) (\\w+ )?(and (\\w+ )?(on|off) )?(\\w+ ){0,2}(socks?|shoes?|shirt|pants|coat|jacket|bra|clothes|boots|brace|splint|afo|prosthesis|stockings?)|afo|prosthesis|(walk|feed|care for) (\\w+ ){0,2}(dog|pets?|baby|children|child|grand\\w+|spouse|husband|wife)|church|chop(ping)?|peel(ing)?|stir(ring)?|pour(ing)?|slic(e|ing)|vegetables?|(light|simple|hot) meals?|prepare|full duty|modified duty|desk|newspaper|read(ing)? (a |the )?\\w+|aloud|listeners?|understood|express(ing)?|request(ing)?|answer(ing)? (the )?(door|phone|questions)|cross(ing)? (the )?(street|road|intersection)|board(ing)? (\\w+ )?(bus|train|plane)|errands|store|restaurant|mailbox|bathroom|restroom|flights?|terrain|uneven (ground|surfaces?)|grass|gravel|threshold|escalator|hobb(y|ies)|leisure|knit(ting)?|sew(ing)?|paint(ing)?|fish(ing)?|bowl(ing)?|danc(e|ing)|swim(ming)?|pickleball|bik(e|ing) (to|with|outside|outdoors)|guitar|piano|instrument|pick up (\\w+ )?\\w+|independent living|live alone|return home|school|classroom|handwriting|grasp(ing)? (\\w+ )?(cup|glass|fork|spoon|handle|doorknob|rail)|turn(ing)? (\\w+ )?(over|in bed|pages|faucet)|hold(ing)? (a |the |his |her )?(\\w+ )?(cup|glass|phone|book|baby|grand\\w+|steering)|shav(e|ing)|makeup|(brush|floss)(ing)? (\\w+ )?(teeth|hair)|toilet|tub|perineal care
            (return|returning|get back|go back|resume|resuming) (to )?(\\w+ ){0,2}(?!strengthening|stretching|exercising|training|conditioning|everything|nothing|something)\\w{3,}ing|(regular|mechanical soft|puree|normal) (diet|texture)|aac( device)?|(cut|cutting) (\\w+ )?(meat|food)|crochet\\w*|get up from|from (the )?floor
            """);

    /** Words that open a goal. */
    static final Wording GOAL = Wording.ofLines("""
            goals?|ltg'?s?|stg'?s?|long[- ]term|short[- ]term|(pt|patient|she|he|client)( will| to| wants to| hopes to)( be able to)?|will be able to|in order to|able to return to|return to
            to (improve|increase|restore|allow|enable|facilitate|promote|normali[sz]e|regain|ease|support)
            needed for|required for|necessary for|for (improved|increased|better|safe|safer|independent|ease of|functional|carryover)|so that|carry ?over (to|for)|functional goals?
            in prep(aration)? for|to return to|work(ing)? toward|stgs?|ltgs?
            """);

    /** That there are goals, without saying which. */
    static final Wording GOAL_NAMED = Wording.ofLines("""
            goals?|ltg'?s?|stg'?s?|functional (outcomes?|status|mobility|improvement)|function
            """);

    /** A response anybody could write of any visit. */
    static final Wording STOCK_RESPONSE = Wording.ofLines("""
            tolerat(ed|es|ing)( \\w+){0,3}|tol(\\.|'d)? (tx|treatment|well|rx)( well)?|(did|doing|progressing|improving)( \\w+)? (well|good|fine|nicely)|no (new )?(complaints?|c/o)|good (session|tolerance|response|effort)|(making|made) (\\w+ )?progress|no adverse (effects?|reactions?|response)
            (good|fair) tol\\.?|tol\\.? (\\w+ ){0,3}(well|without|fine|good)|without (c/o|complaints?|incident|difficulty)
            """);

    /** A length of time that belongs to no service. */
    static final Wording SOME_MINUTES = Wording.ofLines("""
            \\d{1,3} ?(min|mins|minutes|minute|['’′])|\\d{1,2}:\\d{2} ?(am|pm|a|p)? ?(-|to|–) ?\\d{1,2}:\\d{2}|(one|half an|1) hour|\\d ?hrs?
            """);

    /** What is wrong with the patient's body. */
    static final Wording IMPAIRMENT = Wording.ofLines("""
            weak(ness)?|decreased|reduced|limited|limitations?|impaired|impairments?|restrict(ed|ion|ions)|deficits?|stiff(ness)?|tight(ness)?|shorten(ed|ing)
            hypo-?mobil\\w*|hyper-?mobil\\w*|instability|unstable|pain(ful)?(?![- ]?free)|swelling|swollen|edema|effusion|spastic(ity)?|hypertonic\\w*|flaccid|atroph(y|ied)|contractures?|guarding|spasms?
            ([0-4][+-]?|5-) ?/ ?5|(extensor |quad )?lag|loss of|lacks|poor|fair(?= balance)|antalgic|trendelenburg|hemipar(esis|etic)|hemiplegi\\w|neglect|inattention|ataxi\\w*|foot drop
            dizz(y|iness)|vertigo|aphasi\\w|dysphagi\\w|dysarthri\\w|apraxi\\w|aspiration|numb(ness)?|paresthesi\\w+|radicul\\w+|sciatica|neuropath\\w+|kyphos\\w+|forward head
            tend[io]n\\w*itis|tendinopathy|bursitis|sprain(ed)?|strain(ed)?|fractur\\w+|fx|tear|s/p|status post|post[- ]?op\\w*|arthroplasty|arthritis|oa|adhesive capsulitis|impingement|adhesions?|cva|stroke|tbi|parkinson\\w*
            (increased|high|at) (risk (of|for) )?falls?( risk)?|fall risk|fatigues?|deconditioned|sob|dyspnea|rom \\d+|(valgus|varus) (collapse|moment)|positive (\\w+ ){0,2}(neer|hawkins|lachman|slr|slump|sign|test)|catching|clicking|shuffl\\w+|festinat\\w+|freezing|rigid(ity)?|tremors?|bradykines\\w+|limp(s|ing)?|tender(ness)?|trigger points?|unsteady|unsteadiness|loss of balance|lob
            (abnormal|absent|diminished|asymmetric\\w*|uneven|unequal|delayed|slow(ed)?|sluggish|stooped|slouched|flexed|hunched|rounded|protracted|elevated|winged|excessive|altered|compensat\\w+|inadequate|insufficient|incomplete|inconsistent|labored|effortful|imprecise|slurred|hoarse|breathy|short(ened)?|narrow|wide|jerky|hesitant|disorgani[sz]ed|difficult) (\\w+ ){0,2}(steps?|strides?|stance|gait|cadence|trunk|posture|shoulders?|scapul\\w*|sensation|reflex(es)?|tone|control|movements?|excursion|clearance|coordination|recall|retrieval|word finding|memory|speech|voice|naming|articulation|processing|initiation|sequencing|recruitment|activation|swing|base of support|arm swing|weight[- ]?bearing|alignment|breathing|swallow)( (time|length|width|phase))?|(steps?|strides?|stance|gait|cadence|trunk|posture|shoulders?|scapul\\w*|sensation|reflex(es)?|tone|control|movements?|excursion|clearance|coordination|recall|retrieval|word finding|memory|speech|voice|naming|articulation|processing|initiation|sequencing|recruitment|activation|swing|base of support|arm swing|weight[- ]?bearing|alignment|breathing|swallow)( (time|length|width|phase))? (is |was |remains |appears )?(abnormal|absent|diminished|asymmetric\\w*|uneven|unequal|delayed|slow(ed)?|sluggish|stooped|slouched|flexed|hunched|rounded|protracted|elevated|winged|excessive|altered|compensat\\w+|inadequate|insufficient|incomplete|inconsistent|labored|effortful|imprecise|slurred|hoarse|breathy|short(ened)?|narrow|wide|jerky|hesitant|disorgani[sz]ed|difficult)
            ach(e|es|ing|y)|sore(ness)?|throb(s|bing)?|burn(s|ing)(?! (\\w+ )?calories)|tingl(e|es|ing)|stabbing|radiat(es|ing)|cramp(s|ing)?|headaches?|crepitus|popping|lock(s|ing) up|giv(es|ing) way|gave way|buckl(es|ed|ing)|cough(s|ed|ing)? (on|with|after|during|when)|chok(es|ed|ing)|drool\\w*|winded|short of breath|wing(s|ing)|dyskine\\w+|capsular (pattern|restriction|end[- ]?feel)|(firm|hard|empty|springy|boggy|early) end[- ]?feel|guard(ed|s)|sublux\\w+|dislocat\\w+|discrepancy|favor(s|ed|ing) (the |his |her )?(\\w+ )?(side|leg|limb|arm|foot|hand|l|r|le|ue)
            \\d+ ?(deg(rees?)?|°|lbs?|#|kg|cm|mm|sec)?( \\w+)? (vs\\.?|versus|compared (to|with)) (\\w+ ){0,2}\\d+|\\d+(\\.\\d+)? ?(lbs?|#|kg|deg(rees?)?|°) (on )?(r|l|right|left|involved),? (and )?\\d+(\\.\\d+)? ?(lbs?|#|kg|deg(rees?)?|°) (on )?(r|l|right|left|uninvolved)
            ashworth|clonus|hyper-?reflexi\\w*|(foot|wrist|hip|shoulder|arm) drops?|diplopia|double vision|blurr(y|ed)( vision)?|nystagmus|oscillopsia|light-?head\\w*|hemianop\\w*|dysmetri\\w*|(in|dys)coordinat\\w*|synerg(y|ies|istic) (patterns?|movements?)|sensory loss|allodynia|hypersensitiv\\w*|stutter\\w*|stammer\\w*|dysflu\\w*|perseverat\\w*|anomi[ac]|paraphasi\\w*|pocketing|residue|wet voice|dysphoni\\w*|unintelligib\\w*|confus(ed|ion)|disorient\\w*
            scars? (\\w+ )?(adher\\w+|stuck|tight\\w*|bound|raised)|adherent|keloid|indurat\\w+|bruis\\w+|ecchymos\\w+|pitting|fibros\\w+|trismus|lymph-?edema|wounds?|slump(s|ed|ing)?|lean(s|ing) (to|toward)|lists? to|pusher|circumduct\\w*|vault(s|ing)|drag(s|ging)|scissor(s|ing)|recurvatum|hyper-?extends?|hang(s|ing) (limp|when|while|at)|scolio\\w+|lordo\\w+|(fires?|activates?|initiates?|recruits?) (late|poorly|slowly)|(only|barely) (gets?|goes|reaches|moves|bends|lifts) to|rounded (shoulders|back)|muscle (wasting|imbalance)|wasting
            [ap]?a?rom (of )?[1-9]\\d* ?(-|to|–) ?\\d+|(foot|heel) slap|hemiplegi[ac]|positive test \\w+|restricted weight bearing|non[- ]?weight bearing|hypoton(ia|ic)|proprioceptive loss|low vision|deviations?|asymmetr\\w+|malalign\\w+|decondition\\w*|endurance deficit|(loses?|lost) (\\w+ )?balance|near falls?|fell|stumbl\\w+|trip(s|ped|ping) (on|over)|scarring|swells|orif|amputat\\w+|fusion|laminectomy|discectomy|meniscectomy|reconstruction|whiplash|concussion|stenosis|spondyl\\w+|hernia\\w+|bulg(e|ing)|labral|frozen shoulder|carpal tunnel|plantar fasci+tis|shin splints|fasci+tis|neuroma|sclerosis|myelopathy|dementia|delirium
            x? ?\\d+(\\.\\d+)?( ?[a-z#°]+)? \\(?(on )?(r|l|right|left)\\)?,?( (vs\\.?|and|but))? x? ?\\d+(\\.\\d+)?( ?[a-z#°]+)? \\(?(on )?(r|l|right|left|uninvolved)|(r|l|right|left|involved) (vs\\.?|versus|>|<|less than|greater than|compared (to|with)) (r|l|right|left|uninvolved)|side[- ]to[- ]side difference
            (intelligib\\w+|accuracy|comprehension|naming|recall|attention|memory|fluency) (\\w+ ){0,3}(at |of )?\\d{1,2} ?%|doe|dyspnea|cogwheel\\w*|(2|two)[- ]?(pt|point) discrimination|semmes|monofilament|volumetrics?|penetration|odynophagia|globus|akinesia|dystoni\\w+|myoclonus|claudication|orthosta\\w+|hypotensi\\w+|hypoxi\\w+|desat\\w*|nausea|vomit\\w*|syncop\\w+|phantom|hypoesthesia|dysesthesia|hyperalgesia|osteo(porosis|penia|arthritis)|rheumatoid|copd|chf|mastectomy|graft|lacerat\\w+|crush injury|clumsy|drops (\\w+ )?(objects|items|things)|misses \\w+|omits|echolalia|jargon|circumlocut\\w*|groping|distort(s|ed|ions?)|omissions?|cluttering|vocal (nodules?|polyps?|fatigue)|repair(ed)?|debridement|post[- ]?surg\\w*|vertigo|bppv|hypofunction|guillain|parkinsonian|neurogenic|incontinen\\w+|leak(s|age|ing)|prolapse|diastasis
            (tug|tinetti|poma|berg|bbs|slums|moca|mmse|fga|dgi|mini[- ]?best|5xsts|6mwt|10mwt|2mwt|abc|fsst|dhi|vhi|eat-10|lefs|dash|quickdash|ndi|odi|oswestry|koos|womac|psfs|nprs|wab|box and blocks?|(9|nine)[- ]?(hole|hpt)|gait speed)( score| test| time)? ?(of |= ?|: ?|is |was |at )?\\d+(\\.\\d+)?( ?/ ?\\d+)?( ?(sec|s|seconds|m|ft|lbs?|#|%|cm|in|m/s))?
            (dorsiflexion|plantar flexion|extension|flexion|abduction|er|ir|rom|[ap]rom) (r |l )?-\\d+|-\\d+ (deg\\w* )?(\\w+ )?(extension|dorsiflexion|ext)|(flexor|extensor|increased|high|low) tone|mas \\d|(word finding|processing|swallow|motor|response) delays?|delays? in|deconditioning|guarded|malnutrition|weight loss of|compensat(es|ing|ion|ions|ory)|substitut(es|ing|ions?)|overus(e|es)|favou?rs|lag \\d+|winces?|grimac\\w+|tearful|agitat\\w+
            gives? way|giv(en|ing) out|gives? out|(short|shy) of (full|straight|neutral|normal|end[- ]?range|terminal \\w+)|stops (\\w+ ){0,3}(short|early)
            (can|could) (only|barely|hardly|scarcely)|takes (two|three|four|several|multiple|many|\\d+) (tries|attempts)|(will|does|do|did|would) not (\\w+ )?(lock|reach|straighten|bend|extend|flex|close|open|clear|hold|relax|release|move|bear)|too (\\w+ ){0,2}(faint|weak|stiff|painful|tight|sore|short|slow|soft) to|sways?|swaying|(breath|grip|leg|arm|knee|voice) (\\w+ )?(gives|gave) out|grabs|clutches|furniture[- ]walk\\w*|reaches for (\\w+ )?(support|wall|rail|counter)
            """);

    /** A measure of the body, which is no goal of its own. */
    static final Wording BODY_MEASURE = Wording.ofLines("""
            strength|power|rom|a?a?rom|range of motion|stance( time)?|plank|stability|stabili[sz]ation|alignment|mobility of|ndi|odi|lefs|dash|quickdash|fga|dgi|tinetti|score|tolerate \\d+|flexion|extension|abduction|adduction|rotation|dorsiflexion|mmt|[0-5][+-]? ?/ ?5|degrees?|deg|°|pain|edema|swelling|girth|flexibility|endurance|balance|berg|tug|grip|pinch|hep|home exercise program|posture|tone
            grip|pinch|timed up and go|(five|5)[- ]times sit to stand|chair stand|(6|six)[- ]min\\w* walk|oswestry|neck disability|womac|koos|hoos|promis|fim|foto|abc scale|sls|single[- ]leg|tandem|headaches?|symptoms?|sx|trigger points?|spasms?|numbness|tingling|inflammation|tightness|stiffness|weakness|atrophy|gait (pattern|deviations?|speed|mechanics)|rhythm|biomechanics|joint (play|mobility)|muscle (length|tone|mass|activation|imbalance)|core|control|coordination|proprioception|sensation|\\d+ sets?|reps|repetitions|vital capacity|volume|articulation|voice quality|phonation|\\d+% accuracy
            (under|over|at least|less than|more than|within|greater than|to|of|by|[<>≤≥])? ?\\d+(\\.\\d+)? ?(sec|secs|seconds|ml|cm|mm|kg|lbs?|#|points?|pts|reps|items|words|trials)|(negative|positive) \\w+|(9|nine)[- ]?(hole( peg( test)?)?|hpt)|mpt|dix[- ]hallpike|mbs|moca|mmse|slums|box and blocks?|jebsen|purdue|5xsts|6mwt|2mwt|10mwt|mini[- ]?best|mctsib|fsst|dhi|vhi|eat-10|nprs|vas|psfs|am-?pac|(stretching|exercise|strengthening|conditioning|home|gym|maintenance) (program|routine|regimen)|breath support|(limb|lung) volume
            (full|pain-?free|passive|active) (\\w+ )?(\\w+ )?(ext|extension|flex|rom|motion|fist|grip)|centrali[sz]e|swell\\w*|hypo-?mobil\\w*|palpation
            """);

    /** Verbs of a goal that changes the patient's body, unless it says what for. */
    static final Wording CHANGE = Wording.ofLines("""
            (?<=^|: )(increased|decreased)|increase|improve|decrease|reduce|restore|normali[sz]e|strengthen|stretch|gain|regain|achieve|eliminate|abolish|minimi[sz]e|enhance|fewer|less|demonstrate|maintain|promote|correct|perform (\\w+ )?\\d+|complete (\\w+ )?\\d+
            """);

    /** Where the patient started. */
    static final Wording BASELINE = Wording.ofLines("""
            from [\\w.+/-]+( \\w+){0,4} to|current(ly)?|baseline|at eval(uation)?|initial(ly)?|now|was|presently|\\(?(curr|init)\\.?:?
            """);

    /** What the patient cannot do for it. */
    static final Wording LIMITATION = Wording.ofLines("""
            unable|cannot|can'?t|can not|inability|not (yet )?able|difficulty|trouble|struggl\\w+
            limit(s|ed|ing) (\\w+ ){0,2}(ability|function|mobility|participation|tolerance|walking|ambulation|stairs?|transfers?|reach\\w*|dressing|adls?|work|sleep\\w*|standing|sitting|driving|gait|lifting|overhead)
            (still )?(needs?|requires?|requiring|needing) (\\w+ )?(assist\\w*|help|rail|support|caregiver|walker|cga|sba|(min|mod|max)\\w* ?a)|(interfer|prevent)(es?|s|ing) (with )?|impaired (gait|mobility|function\\w*|adls?|balance|communication|swallow\\w*|self[- ]care)
            (at|with|increased) risk (of|for)|fall risk|functional (limitations?|deficits?|loss)
            (needs?|requires?|uses|relies on|pushes off with|pulls on) (both |one |two |the |bilateral )?(hands?|arms?|ues?|rails?|armrests?|momentum|furniture|walls?) (\\w+ ){0,2}(to|for|on|when|with)|(only|just) (\\d+|a few|one|two) (\\w+ )?(ft|feet|steps?|stairs?|min|minutes|blocks?|words?)
            (min|mod|max)(imal|erate|imum)? ?(a|assist\\w*)|cga|contact guard|(total|dependent) (a|assist\\w*|for|in|with)|(does|do|did|will|could|would) not (\\w+ )?(straighten|bend|extend|flex|reach|turn|lift|walk|stand|sit|sleep|climb|work|drive|dress)|avoids (\\w+ ){0,2}(stairs?|weight|use|walking|lifting|reaching|activit\\w+)|stopped (\\w+ )?(walking|driving|working|running|gardening|going)
            """);

    /** That the treatment needed a therapist. */
    static final Wording NEED_FOR_SKILL = Wording.ofLines("""
            skilled|skills? of (a|the) (licensed )?(pt|ot|slp|(physical |occupational |speech )?therapist)|medical(ly)? necess(ary|ity)|necessitat\\w+|expertise|complexity|clinical (judge?ment|decision[- ]making|reasoning)
            """);

    /** A therapist's skill at work: cueing, grading, facilitating, assessing, modifying, instructing. */
    static final Wording SKILL = Wording.ofLines("""
            cue(s|d|ing)?|cuing|vc'?s?|tc'?s?|v/c|t/c|(verbal|tactile|visual|manual) (feedback|guidance|prompts?|input|instruction)|prompt(s|ed|ing)
            grad(ed|ing)(?! ?(i|v|[1-5])(?!\\w))|progress(ed|ing) (to|from|resistance|load|weight|reps?|difficulty|exercises?|hold|her|him|pt|patient)|(resistance|load|weight|difficulty|height|reps?|level|program|exercises?) (was |were )?(progressed|increased|advanced|decreased|reduced|adjusted|modified)
            (increased|advanced|upgraded|adjusted|titrated|decreased|lowered|raised|reduced) (\\w+ ){0,2}(resistance|load|weight|difficulty|height|level|hold|to|speed|bos|base of support|challenge|assist\\w*)|upgraded|regressed|(dropped|cut|went|reduced|backed|moved) (down |back |up )?to \\d+|trial(ed|led|ing)|weaned|faded|adjust(ed|ing|ments?)|modif(ied|ying|ications?)|adapt(ed|ing)
            facilitat(e|ed|ing|ion)|inhibit(ed|ion|ing)|(manual|hand)[- ](assist\\w*|guid\\w+|facilitation|contacts?)|manual(ly)? resist\\w*|guided|hand[- ]over[- ]hand|pnf|ndt|contract[- ]relax|re-?trained|re-?educated|therapist[- ](assisted|guided|resisted)|(therapist|pt|ot|pta|manually) (blocked|stabili[sz]ed|guarded and \\w+)|blocked compensat\\w+|model(l?ed|l?ing)|shap(ed|ing)|scaffold\\w*|substitution (prevented|corrected|minimi[sz]ed)
            (re-?)?assess(ed|ing|ment)?|monitor(ed|ing)?|measured|analy[sz](ed|ing|is)|(re-?)?evaluat(ed|ing|ion)|goniomet\\w+|screened|vitals|(hr|bp|spo2|rpe) (\\w+ )?(checked|taken|monitored)|identified
            (re-?)?instruct(ed|ing|ion|ions)?|educat(ed|ing|ion)|taught|teach(ing)?[- ]?back|demonstrated to|demonstration (by|from) (pt|therapist|clinician)|therapist demonstrat\\w+|(?<!self )(?<!self-)correct(ed|ing|ion|ions)( of)?(?! (response|answer)s?)|feedback
            (altered|changed|switched|varied|slowed|shortened|lengthened|widened|narrowed|cut|lightened|repositioned|re-?positioned|substituted|swapped|limited|reduced|lowered|raised) (\\w+ ){0,3}(grip|hand|foot|feet|tempo|speed|range|arc|position|angle|tension|resistance|load|surface|stance|base|support|lever|height|weight|band|exercise|pace|to (seated|supine|standing|prone|side[- ]?lying|gravity\\w*|partial|isometric\\w*))
            (when|after|as|because|once) (the )?(pt|patient|she|he|client|form|technique|knee|trunk|pelvis|scapula|shoulder) (\\w+ )?(substitut\\w+|compensat\\w+|hik(ed|ing)|broke|failed|declined|deteriorat\\w+|collaps\\w+|lost (balance|form|control)|fatigued|deviat\\w+|drift\\w+|dropped)
            (held|supported|steadied|stabili[sz]ed|blocked|assisted|protected) (\\w+ ){0,2}(pelvis|scapula|trunk|knee|hip|ankle|arm|leg|limb|head|wrist|segment|lumbar spine)|(talked|walked|coached|guided|paced) (pt|patient|her|him) (through|in|on)|(dropped|moved|went|stepped|bumped) (back |up |down )?to (a )?(red|green|yellow|blue|black|lighter|heavier|lower|higher|next|easier|harder)
            (hand|foot|feet|body|trunk|pelvi[cs]|scapular|head|knee) (placement|positioning)|(re)?positioned|paced|(?<!pt )(?<!patient )demonstrated (proper|correct|safe|how|technique|each|new)|return demo\\w*|explained|redirect(ed|ion)|reminders?|coach(ed|ing)|step[- ]by[- ]step|problem[- ]solv\\w+
            (min|mod|max)(imal|erate|imum)? ?(a|assist\\w*) (for|to(?! stand)|at) |(pt|ot|slp|pta|ota|cota|therapist|clinician)('s)? (\\w+ )?(assist\\w*|support\\w*|guid\\w+|direct(ed|ing)|provid\\w+|resist\\w*|overpressure)|assist(ed|ance)? (for|at|through|with) (\\w+ ){0,2}(range|rom|control|initiat\\w+|trunk|pelvis|scapula|advancement|placement|clearance|alignment|stability|weight)
            (increased|advanced|adjusted|decreased|lowered|raised|reduced|limited|shortened|slowed) (\\w+ ){0,2}(rom|range|reps|repetitions|sets|tempo|pace|bands?|steps?|cadence|stance|surface|depth|lever)|added (\\w+ ){0,2}(perturbations?|resistance|weight|load|dual[- ]task|cognitive|head turns|overpressure|foam|hold|challenge)|reviewed (\\w+ )?(technique|form|mechanics|precautions|posture|sequenc\\w+)|(verbal|visual|auditory|tactile)(/(verbal|visual|auditory|tactile))* (reminders?|prompts?|targets?|input|biofeedback)
            (re)?(trimmed|mou?lded|fabricated|fitted|taped|dosed|titrated)|(down|up)graded|kinesio ?tap(e|ing)|tapp(ed|ing)|quick stretch|approximation|overpressure|(\\w+ )?(tension|speed|position|strap|angle|height|load|weight|grip|level|pace|rate|volume|depth|distance|cues?) (was |were )?(changed|moved|cut|adjusted|altered|shifted|varied|decreased|increased|reduced|slowed|progressed)|(changed|adjusted|altered|modified|progressed|graded) (accordingly|per|based on|to (address|avoid|protect|limit|challenge|accommodate))|measures? (were )?taken|(moved|went|advanced|downgraded|upgraded|progressed|shifted|switched) from (\\w+ ){1,4}to \\w+
            (orthosis|splint|brace|prosthesis|afo|wrap|tape|device|walker|cane|wheelchair|seat|cushion) (was |were )?(\\w+ )?(checked|padded|adjusted|modified|fitted|trimmed|remou?lded|refit|aligned|inspected|lengthened|shortened|set)|checked (for|\\w+ for) (pressure|redness|skin|fit|alignment|technique|form|compensat\\w+|orthostat\\w+)|skin (was )?(checked|inspected)|inspected|palpat(ed|ion|ing)|observed|determined|selected|chosen|trialled|compared|ruled out|differentiat\\w+|cleared (for|by) \\w+
            """);

    /** A passive agent, which an active procedure does not pay for. */
    static final Wording PASSIVE_MODALITY = Wording.ofLines("""
            (moist |hydrocollator )?(hot|heat(ing)?) ?packs?|hydrocollator( packs?)?|moist heat|heat(?= (applied|to|x|for)\\b)|pre-?mod(ulated)?|mhp|(?-i:HP|CP)(?= ?(x|to|\\d))|(cold|ice|gel) ?packs?|ice massage|icing|iced|(?<!on )ice(?= (x|to|\\d+(?! ?(days?|w(ee)?ks?|mo(nth)?s?|y(ea)?rs?|h(ou)?rs?))|for|applied))|cryotherapy|game ?ready|vaso-?pneumatic( compression)?|vaso(?= (x|to))
            (unattended )?e-?stim|(?-i:ES)(?= ?(x|to))|electrical stim(ulation)?|ifc|interferential|tens|ultrasound|(?-i:US)(?= ?(x|to|@|at|\\d|1|3))|paraffin|diathermy|(cold |low[- ]level )?laser( therapy)?|lllt|infrared|whirlpool|fluidotherapy|mechanical traction|iontophoresis|phonophoresis
            mech(anical)?\\.? (tx|trx|trac(tion)?)|(lumbar|cervical|pelvic) traction|estim|(?-i:CP|HP|MH|MHP)(?= [RLB] )|(?-i:HP/ES|HP/IFC|MHP/ES|IFES|HVPC|HVGS|PENS|SWD|MWD)|dry heat|contrast baths?|ice cups?|cryo(cuff)?|biofreeze|vaso
            (?<!no )ice(?= (\\+|and|with|pack|r |l |b |after|post)|:)|(?-i:ICE)
            """);

    /** The patient at work, as against lying under a pack. */
    static final Wording ACTIVE_EXERCISE = Wording.ofLines("""
            \\d+ ?x ?\\d+|\\d+ (sets?|reps?)|sets? of|active(ly)?|aa?rom|resist(ed|ive|ance)|strengthening|squats?|lunges?|bridg(es|ing)|slr|raises?|step[- ]?ups?|clam ?shells?|presses|rows?|curls?
            isometrics?|exercises?|ther[- ]?ex|stretch(es|ed|ing)?|quad sets?|heel slides?|bike|nu-?step|treadmill|ube|gait training|ambulat\\w+|balance|stance|transfers?|sit[- ]to[- ]stands?|laq|saq|wall slides?|pulleys?|contraction|walking|reach(ing)?
            (sit|push|pull)[- ]?ups?|march(es|ing)|hops?|jumps?|tilts?|shrugs?|machines?|circuit
            """);

    /** Hands on the patient. */
    static final Wording MANUAL = Wording.ofLines("""
            (?<!self )(?<!self-)(joint|soft tissue|scar|patell(ar|a)|spinal|glenohumeral|gh|talocrural|tibiofemoral|rib|cervical|thoracic|lumbar) mob(s|ili[sz]ations?)|(?<!self )(?<!self-)(?<!bed )(?<!early )(?<!nerve )(?<!neural )mobili[sz]ations?|(grade|gr\\.?) (i{1,3}|iv|v|[1-5])(?!\\w)( (joint )?mobs?| glides?)?|manipulat(ion|ions|ed)|hvla|(?<!self )(?<!self-)myofascial release|mfr|stm|iastm|graston
            (?<!self )(?<!self-)(deep tissue |soft tissue )?massage(?! (gun|chair))|(?<!self )(?<!self-)trigger point (release|therapy|pressure)|manual (therapy|traction|distraction|stretch(ing|es)?|lymph\\w* drainage)|(cervical|lumbar|joint|long[- ]axis|hip) distraction|lymph(atic)? drainage|mld|muscle energy( technique\\w*)?|(?-i:MET)s?
            (sub-?occipital|myofascial|positional) release|(cross|transverse)[- ]friction|effleurage|petrissage|(pa|ap|p-a|a-p|posterior|anterior|inferior|superior|lateral|medial|caudal|central|unilateral)( to (anterior|posterior|ap|pa))? (joint )?glides?|mwm|cupping|strain[- ]counterstrain|soft tissue (work|release|mobs?)
            (?-i:DTM|DTFM|STM|MFR|TPR|MLD|IASTM|PIVM|SNAGs?|NAGs?|SMT|CFM|MWM|OMT)|deep tissue|soft tissue (\\w+ )?(technique|mobili[sz]ation|release)|passive stretch(ing)? by|joint play|traction by (pt|therapist|hand)
            """);

    /** Balance, coordination, posture, proprioception. */
    static final Wording BALANCE = Wording.ofLines("""
            balance|balancing|(joint )?position sense|proprio(ception|ceptive)?|kin(a)?esthe(tic|sia|sis)( \\w+)?|coordinat(ion|ed)( \\w+)?|perturbations?|single[- ]?(leg|limb) (stance|balance|standing)|sls|tandem (stance|standing|walk(ing)?)|bosu|wobble board|airex|(on|standing on|compliant) foam|foam (pad|surface|beam)|(romberg|sharpened romberg)
            rhythmic stabili[sz]ation|pnf|desensiti[sz]ation|(postural|posture) (control|re-?ed\\w*|training|retraining|correction|awareness)|neuro(muscular)? re-?ed\\w*|nmr|nmre|vestibular|gaze stabili[sz]ation|vor( ?x ?\\d)?|baps( board)?|rocker board|motor control|weight[- ]shift(s|ing)?|reactive stepping|star excursion|limits of stability|dual[- ]task balance
            """);

    /** Walking and stairs trained as such. */
    static final Wording GAIT = Wording.ofLines("""
            gait( train\\w*| re-?train\\w*| mechanics| pattern| deviations?| drills?)?|ambulat(ed|ing|ion)(?= (\\w+ )?(\\d|x|with|w/|on|over|in|using|training|around))|heel[- ]strike|toe[- ]off|push[- ]off (in|during)|(step|stride) length|swing phase|stance phase|cadence|step[- ]through|step[- ]to (pattern|gait)|reciprocal (pattern|stairs?|gait)
            stair (training|negotiation|climbing|gait)|(up/down|up and down|ascend\\w*|descend\\w*|negotiat\\w*) (\\w+ ){0,3}(stairs?|steps|curbs?)|walk(ed|ing)? (\\w+ ){0,2}\\d+ ?(ft|feet|m|meters|')|(with|w/|using) (a )?((front|2|four|4)[- ]wheeled |rolling )?(walker|rw|fww|2ww|spc|lbqc|sbqc|quad cane|cane|crutches|rollator)(?= \\d| x|,|\\.| over| on|$)|parallel bars(?= x|,| with)|circumduction|hip hik(e|ing)
            """);

    /** A whole task of daily life, practised. */
    static final Wording TASK = Wording.ofLines("""
            (?<!weight )(?<!weight-)(?<!tendon )(?<!heat )transfer(s|red|ring)?( training| practice)?|sit[- ]?(to|<->|<>|->|/)[- ]?stands?|sts|simulat(ed|ing|ion|e|es|ions)|carr(y|ying|ied)(?!ing ?angle)(?! ?over)|functional (task|reach|activit|lift|mobility|training)\\w*|task[- ]specific( \\w+)?|work hardening
            reach(es|ed|ing)? (\\w+ ){0,3}(shel(f|ves)|cabinets?|cupboards?|overhead|floor|counters?|across|targets?|objects?|cones?)|overhead (reach\\w*|placing|stacking)|(put|plac|stack)(ting|ing|ed) (\\w+ ){0,3}(shel(f|ves)|cabinets?|overhead|dishes|cups|cones|boxes|cans)
            dress(ing|ed)?(?! (change|wound))|don(ned|ning|s)?|doff(ed|ing|s)?|bed mobility|supine (to|<->) (sit|eob)|(car|tub|toilet|shower|bed|chair) (transfer|entry)\\w*|in(/| and )out of (\\w+ )?(car|tub|shower|bed|chair)|log[- ]?roll(ing)?
            (lift|lower)(s|ed|ing)? (\\w+ |\\d+ ?(lbs?|#) ){0,4}(box|boxes|crate|basket|bag|bags|groceries|objects?|child|toddler|laundry|tote|milk ?crate|suitcase|weight from floor)|floor[- ]to[- ](waist|shelf|shoulder|stand)|waist[- ]to[- ](overhead|shoulder|shelf|eye)|pick(s|ed|ing)? up (\\w+ ){0,3}(objects?|cones?|items?|box|floor|laundry)|push(ing|ed)?( and |/| )pull(ing|ed)?( \\w+)?|(sled|cart|stroller) (push|pull)\\w*|(push|pull)(ed|ing) (\\w+ )?(sled|cart|stroller|shopping cart|vacuum)
            (work|adl|iadl|kitchen|laundry|cooking|vacuuming|grocery|job|household|mopping|sweeping) (task|simulation|activit|training|practice|station)\\w*|stepp(ed|ing) (in(to)? and out of|over) (\\w+ )?(tub|shower|threshold)|(un)?load(ing|ed)?( and (un)?load(ing|ed))? (the )?dish ?washer|ma(k|d)(e|ing) (the |a )?bed|(up from|down to|on and off|floor) (the )?(floor|transfers?)|half[- ]kneel\\w*|stairs? (while|when) carr\\w+|laundry basket|throw(ing|s)?|catch(ing)?|golf swing
            """);

    /** Strength, endurance, range or flexibility, one at a time. */
    static final Wording SINGLE_PARAMETER = Wording.ofLines("""
            (knee|hip|trunk|shoulder|elbow|wrist|ankle|back|finger|leg|leg|hamstring|bicep|biceps|tricep|triceps|scapular) (ext|extensions?|flex|flexion|abd|abduction|add|adduction|er|ir|rotation|curls?|raises?|press|rows?)|straight leg raises?|slr|laq|saq|quad sets?|glute sets?|ankle pumps?|heel slides?|heel raises?|calf raises?|toe raises?|leg press|clam ?shells?|bridg(es?|ing)|thera-?bands?|t-?bands?|(red|green|yellow|blue|black) (tb|band|tubing)
            stretch(es|ed|ing)?|a?a?rom|prom|range of motion|strengthening|resist(ed|ive) (\\w+ )?(ext|extension|flexion|abduction|er|ir|row|exercises?)|isometrics?|pre'?s|hamstring curls?|rows?|pull-?downs?|chest press|bicep curls?|wall slides?|pulleys?|pendulums?|(recumbent |stationary |upright )?bike|nu-?step|ube|ellipticals?|ergometer|treadmill(?! gait)|(muscular |aerobic )?endurance|cuff weights?|ankle weights?|dumbbells?|free weights?
            """);

    /** Exercise without a therapist. */
    static final Wording UNSUPERVISED = Wording.ofLines("""
            unsupervised|without (\\w+ ){0,2}supervision|(?<!worked )solo|unattended (?!stim|e-?stim|electrical)|unattended(?= while)|no (direct )?supervision|(not|wasn'?t|was not|were not) (directly )?supervised
            (while|as|when) (the )?((?-i:PTA?|OTA?|COTA|SLP)|therapist|clinician|provider|treating therapist|this therapist) (was |were |is )?(\\w+ly )?(with|(treat\\w*|work(ed|ing)|assist\\w+|helped|saw|seeing) (\\w+ ){0,2}(another|other|next|different|second)|saw|seeing|evaluat\\w*|document\\w*|chart\\w*|complet\\w+ (documentation|notes?|paperwork)|attend\\w+ to|out|on the phone|on phone|took|in (another|a|the))
            (therapist|clinician|(?-i:PTA?|OTA?)) (stepped (away|out)|not present|left the|was not present|unavailable|away)
            self[- ]?(directed|paced|guided|led) (\\w+ )?(exercises?|program|workout|gym|session|routine|circuit)|independent(ly)? (\\w+ ){0,2}(gym|exercise|exercises|bike|treadmill|nu-?step|workout|circuit|routine|program|hep|ther[- ]?ex|warm[- ]?up|cool[- ]?down)
            (exercises?|program|routine|circuit|hep|ther[- ]?ex|te|bike|treadmill|nu-?step|warm[- ]?up|reps|sets|workout|\\d+ ?x ?\\d+|stretch(es|ing)?|handout|sheet) ((\\w+ ){0,4}independently|(\\w+ )?(completed|performed|done|finished) in (the )?(waiting (room|area)|lobby))|independently (exercised|rode)|independently (performed|completed|did|used|worked) (\\w+ ){0,4}(exercises?|ex|ther[- ]?ex|reps|sets|machines?|circuit|routine|program|stretches|strengthening|bike|treadmill|nu-?step|ube|weights|\\d+ ?x ?\\d+)
            (supervised|monitored|overseen|watched|guided|assisted|led) by (\\w+ )?(aide|tech|technician|rehab tech|athletic trainer|volunteer|front desk|family)|(with|w/) (a )?(rehab |pt |therapy )?(aide|tech|technician) (only|supervision|supervising|while)|(tech|aide)[- ](supervised|led|directed)|(tech|aide) (\\w+ly )?(walked|took|ran|led|instructed|guided|worked|progressed|completed)
            (no|without( a| any)?) ((\\w+ )?((?-i:PTA?|OTA?|COTA|SLP)|therapist|clinician|provider|staff)( member)?( was| were| is)? (present|around|nearby|there|available|watching|in (the )?(gym|room|area|dept|department|clinic|building)|on site|in attendance|(at|by) (\\w+ )?side)|(hands[- ]on|(one|1)[- ](on|:)[- ]?(one|1)|direct contact) (\\w+ ){0,3}(by|from|with) (the )?((?-i:PTA?|OTA?|COTA|SLP)|therapist|clinician|provider|staff))|(nobody|no one)( else| was| were)? (\\w+ )?(in (the )?(room|gym|area)|present|watching|there|around|nearby|with (pt|patient|her|him))
            ((?-i:PTA?|OTA?|COTA|SLP)|therapist|clinician|provider) (was |were |is )?((\\w+ )?at (the )?(front )?desk|in with|in (another|a meeting|the office|next room)|out of (the )?(room|gym|dept|area)|not in (the )?(room|gym|dept|department|area)|next door|off the floor|busy|elsewhere|gone|at lunch|on (a )?(break|call))
            (while|as|when) (the )?((?-i:PTA?|OTA?|COTA|SLP)|therapist|clinician|provider|treating therapist) (\\w+ly )?(wrapped up|finish(ed|ing)|made (\\w+ )?calls?|handled|dealt|tended|prepped|ate|wrote|writes|writing|typed|typing|met|meets|spoke|speaks|talked|talking|called|calling|answer\\w*|clean\\w*|prepar\\w+|set up (for )?(next|another)|greet\\w*|discuss\\w*|review\\w* chart|check\\w* (in|schedule|phone))
            (aide|tech|technician|volunteer|student volunteer|athletic trainer|atc|receptionist|spouse|family member|daughter|son|wife|husband) (\\w+ly )?(supervised|monitored|oversaw|watched|counted|took|ran|led|walked|guided|timed)( (pt|patient|reps|sets|her|him|exercises?))?
            self[- ]?(directed|paced|guided|led|treated)( (\\w+ )?(through|warm[- ]?up|stretch\\w*|work|sets))?
            ((?-i:PTA?|OTA?|COTA|SLP)|therapist|clinician|provider) (\\w+ ){0,4}(another|other|next|prior|previous|different|second) (pt|patient|client)s?|((?-i:PTA?|OTA?|COTA|SLP)|therapist|clinician|provider) (left|exited|out of|outside) (the )?(room|gym|area|floor|clinic|building)|(no|without( a| any| the)?) (\\w+ )?((?-i:PTA?|OTA?|COTA|SLP)|therapist|clinician|staff)( (needed|required|involvement|input|oversight))?(?=,|\\.|;|$)
            (tech|aide|mother|father|mom|dad|wife|husband|spouse|daughter|son|friend|volunteer|caregiver|family) (had (pt|patient|her|him) (do|perform|complete|go)|(ran|led|took|did|directed|supervised|oversaw|conducted) (\\w+ ){0,3}(exercises?|session|program|routine|stretch\\w*|strengthening|circuit|workout|therex))|(before|prior to) (being seen|therapist (arriv\\w+|came|joined)|start of (session|tx|treatment))
            ((?-i:PTA?|OTA?|COTA|SLP)|therapist|clinician|provider) (was |were |is )?(\\w+ )?at (the |his |her |a |nurse'?s? )?(computer|laptop|workstation|station|desk)|(while|as|when) (the )?((?-i:PTA?|OTA?|COTA|SLP)|therapist|clinician) (chart|document|eval)\\w*|((?-i:PTA?|OTA?|COTA|SLP)|therapist|staff|clinician) (was |is )?available (as needed|prn|if needed|upon request|for questions|nearby)
            (checked|signed|ticked) off by (\\w+ )?(aide|tech|front desk|receptionist|secretary)|(by|with) (the )?(front desk|receptionist|office staff)|unassisted and unobserved|unobserved|unmonitored
            ((?-i:PTA?|OTA?|COTA|SLP)|therapist|clinician|provider) (was |were |is )?(still )?(in (a |an |the )?(\\w+ )?(meeting|mtg|conference|rounds|huddle|eval|evaluation)|pulled (away|to|into|out)|called (away|out|to)|unavailable|not (yet )?(free|available|here|back)|tied up|running (late|behind)|double[- ]?booked|covering|occupied)
            ((?-i:PTA?|OTA?|COTA|SLP)|therapist|clinician|provider) (then |only )?(joined|arrived|returned|came (back|in|over)|checked (in|on)|checked back) (\\w+ )?(\\d+|later|after|at (the )?end|toward|for last|halfway)|(before|prior to|waiting for|waited for) (the )?((?-i:PTA?|OTA?|COTA|SLP)|therapist|clinician|provider) (was |to be |being |became )?(free|available|arriv\\w+|ready|came|came back|return\\w*)
            (under |with )?(the )?(supervision|direction|guidance|oversight|instruction) (of|by|from) (a |the )?(\\w+ )?(tech|aide|technician|volunteer|receptionist|front desk|mother|father|mom|dad|wife|husband|spouse|partner|daughter|son|sister|brother|friend|caregiver|family|cna|nursing|nurse|lifeguard|trainer)|(tech|aide|technician|volunteer|receptionist|front desk|mother|father|mom|dad|wife|husband|spouse|partner|daughter|son|sister|brother|friend|caregiver|family|cna|nursing|nurse|lifeguard|trainer) (\\w+ly )?(ran|led|took|guided|drilled|walked|coached|worked|talked|assisted|helped) (pt|patient|client|him|her)( through| with)? |left (pt|patient|client|him|her) (with|to|on|doing|working|at)|(pt|patient|client) (was )?left (alone|to|with|on|doing|working)
            (?<!patient )(?<!client )(?-i:PTA?|OTA?|COTA|SLP|Therapist|therapist|Clinician|clinician) (was |is |busy |in )?with (a |an )?(walk-?in|(new )?eval\\w*|splint|orthosis|doctor|physician|md|phone|call|paperwork|schedul\\w+|vendor|emergency|(other|another|next|new) \\w+)|((?-i:PTA?|OTA?|COTA|SLP)|therapist|clinician|provider|staff) (was |were |is )?(out|off|away)( (at|on|to|for|of|sick|with))?(?= (lunch|break|meeting|phone|call|errand|gym|room|department|building|area|another|other)|,|;)
            (before|after|prior to|until|without|no|minimal|w/o) (the )?((?-i:PTA?|OTA?|COTA|SLP)|therapist|clinician|provider|staff) (\\w+ )?(see(s|ing)?|saw|treat\\w*|start\\w*|oversight|observation|observing|guidance|attention|contact|interaction|presence)|(tech|aide|technician|volunteer|receptionist|mother|father|mom|dad|wife|husband|spouse|partner|daughter|son|sister|brother|friend|caregiver|family|cna|lifeguard|trainer) (with|stayed with|sat with) (pt|patient|client|him|her) (for|during|while|through)|((?-i:PTA?|OTA?|COTA|SLP)|therapist|clinician|provider|staff) (was )?(notified|informed|told|updated) (of|that|when|upon|after) (\\w+ )?(completion|complete|finish\\w*|done)
            (tech|aide|technician|volunteer|receptionist|mother|father|mom|dad|wife|husband|spouse|partner|daughter|son|sister|brother|friend|caregiver|family|cna|lifeguard|trainer|attendant|sitter|companion) (\\w+ly )?((had|made|let) (pt|patient|client|him|her) \\w+|(supervised|finished|completed|spotted|timed|stayed near|sat with|counted) ((the|all|last|remaining|\\d+) ){0,3}(\\w+ ){0,3}(exercises?|reps|sets|series|circuit|planks?|weights|press|bike|nu-?step|treadmill|patient|pt|resident|client|child)|(set up and )?(ran|led|did|drilled) (\\w+ ){0,3}(series|drills?|oral motor|worksheets?|cards|stretches|legs?|arms?))
            (while|as|when) i (was |am )?(\\w+ ){0,2}(treat\\w*|saw|seeing|evaluat\\w*|chart\\w*|document\\w*|worked with|work with|working with|helped|attended|finished)|(front desk|receptionist|office staff|attendant|secretary|student|intern|lifeguard) (\\w+ )?(kept|keeping|had|having) (an |one )?eye on|under the (\\w+ )?eyes? of (a |the )?(\\w+ )?(aide|tech|technician|attendant|receptionist|volunteer|trainer|family|lifeguard)|(student|intern|aide|tech|technician) (\\w+ )?without (a |an |the )?(\\w+ )?(ci|clinical instructor|instructor|supervisor|supervising \\w+|therapist|(?-i:PTA?|OTA?))
            (?<!patient )(?<!client )(?-i:PTA?|OTA?|COTA|SLP|[Tt]herapist|[Cc]linician|[Pp]rovider) (was |were |is |remained |stayed )?(across the hall|in and out|typing|charting|documenting|writing (notes?|reports?|evals?|up)|doing (paperwork|notes|documentation)|not on (the )?(\\w+ )?floor|away from (the )?(\\w+ )?(gym|mat|area|floor|clinic|room|table|patient)|in (the |his |her )?(back )?(office|hallway|hall|break ?room|staff room|lunch ?room)|(left|leaves|leaving) (early|for (a |the )?(lunch|meeting|staff|mtg|home|day|call|break)|to (take|see|treat|answer|attend|help))|(answered|answering|took|taking) (a |the )?(phone|call)|(moved|went) (on )?to (the |a )?(next|another|other)|checked (form |technique |sheet |results? )?(at (the )?end|after(wards?)?(?=,|\\.|;|$)|when done|later)|(covering|covered|treating|juggling|seeing|running) (\\d|two|three|four|several|multiple) (\\w+ )?(pts|patients|clients|residents)|down the hall|upstairs|downstairs|in the hall(way)?|on the other side of the (gym|clinic|building)|on (another|a different) floor)|set (pt|patient|client|her|him) up (\\w+ ){0,5}(and|then) (went|left|moved on|returned|walked away) (to|for|back)|((?-i:PTA?|OTA?|COTA|SLP)|therapist|clinician|provider|staff) (floated|rotated|alternated|bounced|moved) (\\w+ ){0,2}between (\\w+ ){0,2}(rooms?|patients?|pts|clients|tables|gyms?)|(follow(ed|ing|s)?|us(ed|ing)|watch(ed|ing)) (an |a |the |along with an? )?(exercise|workout|instructional|therapy) (video|app|dvd)|(did|does|done|performed|completed|ran) (own (\\w+ )?(programs?|exercises?|routines?|workouts?|circuit|warm[- ]?ups?|stretches|weights|reps)|independent in (the )?(gym|clinic|weight room))
            (handed|passed|turned) (off|over) to (the |a )?(\\w+ )?(gym staff|staff|aide|tech|technician|attendant|trainer|volunteer|cna|family)|(cna|sitter|attendant|gym staff|companion|aide|tech|volunteer) (\\w+ly )?(counted|took|had|ran|led|did|watched|walked) |before (i|we) (arrived|came|started|saw|joined|was free|got there)|((?-i:PTA?|OTA?|COTA|SLP)|therapist|clinician|provider) (\\w+ )?(covered|covering|split|splitting) (\\w+ )?(two|three|four|several|multiple|other|both) (\\w+ )?(rooms?|patients?|pts|clients|gyms?)
            open gym|wait(ed|ing) on (\\w+ )?(nu-?step|bike|treadmill|mat|machine|ergometer|ube)
            """);

    /** On one's own, of whatever is said: where it is of exercise, no therapist was there. */
    static final Wording ALONE = Wording.ofLines("""
            (on|by) (his|her|their|own) own|on own|by (him|her|them)sel(f|ves)|(?<!stand )(?<!sit )(?<!lives )(?<!living )(?<!live )alone|(him|her|them)sel(f|ves)(?=,|\\.|;|$)|(then |and )?left to (work out|exercise|complete|perform|finish|do)
            """);

    /** A clinician beside the patient, whoever else was elsewhere: the assistant supervised while the therapist wrote. */
    static final Wording WITH_CLINICIAN = Wording.ofLines("""
            (?-i:PTA|OTA|COTA) (\\w+ )?(supervis\\w+|observ\\w+|guid(ed|ing)|guard\\w*|cued|cueing|instruct\\w+|led|ran|treated|progressed|monitored|directed|provided|with (pt|patient|client)|1:1)|supervised by (the )?(licensed )?(?-i:PTA|OTA|COTA)(?! student)
            (?-i:PTA?|OTA?|COTA|SLP|[Tt]herapist|[Cc]linician) (was |were |is )?(closely |directly |constantly )?(observing|watching|cueing|cuing|supervising|guarding|correcting|monitoring (pt|patient|form|hr|response|vitals)|at (\\w+ )?side|alongside|beside|within arm'?s reach)
            """);

    /** Words that show the sentence speaks of exercise done in the clinic. */
    static final Wording EXERCISING = Wording.ofLines("""
            gyms?|machines?|circuit|routine|program|reps|sets|work(ed)? out|equipment|mat|tasks?|exercises?|ther[- ]?ex|hep|sheet|log|drills?|warm[- ]?up|cool[- ]?down
            exercis(ed|ing)|stretched|pedal(ed|led|ing)|cycled|rode|biked|apps?|worksheets?|pegs?|putty|stack(ed|ing)|ergometer|arm bike
            """);

    /** What follows is not the billed treatment: a goal, a home program, a plan, the past. */
    static final Wording NOT_THIS_TREATMENT = Wording.ofLines("""
            goals?|ltg'?s?|stg'?s?|will|at home|home (exercise )?program|home exercises?|plan|plof|prior level|(prior to|before) (surgery|injury|onset|admission|accident)|previously|(upon|after|at) (discharge|d/c)|post[- ]discharge|unable to|cannot
            between (visits|sessions)|recommend(ed|s)?|next (visit|session)|would like|wants? to|hopes? to|in order to|should|until(?! (the )?(pt|pta|ot|ota|cota|slp|therapist|clinician|provider) (was |is |became |could |came |got ))|lives|return demo\\w*|teach[- ]?back|asked|whether|advised|educated|instructed (\\w+ ){0,2}(to|on|in)|transition(ing)? to|reports?|reported|states?|stated|denies|compliant with|compliance with|d/c to|discharged? to
            daily|nightly|every (day|morning|night|other day)|(once|twice|\\d ?x|times) ?(a|per|each|/) ?(day|week|wk)|\\d ?x ?/ ?(day|wk|week)
            """);

    /** Exercise for health at large. */
    static final Wording GENERAL_FITNESS = Wording.ofLines("""
            general (physical )?(fitness|conditioning|exercises?|exercise program|workout|strengthening|wellness|cardio\\w*)|(?<!(good|fair|poor) )(general|overall) health(?!:? ?(status |is |remains )?(good|fair|poor|excellent|stable|declin\\w*|condition|history))|generali[sz]ed (conditioning|exercise|strengthening program)|overall (fitness|conditioning|wellness|strength and fitness|toning)|(physical )?fitness( \\w+)?|wellness( \\w+)?|gym (program|routine|work-?out|exercises?|session|equipment|circuit|based)
            work-?outs?|working out|weight[- ]loss|los(e|ing) weight|personal train\\w*|(stay|keep|get|getting|staying|keeping|remain|be more)(s|ing)? (active|fit|in shape|toned)|cardio (for|to) (\\w+ ){0,2}(health|weight|fitness|stamina|shape)|body ?building|ton(e|ing) (up|muscles?|arms|legs|abs)|toning|recreational exercise|boot ?camp|zumba|yoga class|pilates class|spin class|(sport|athletic|sports) performance( \\w+)?|strength (and|&) conditioning|(marathon|triathlon|5k|10k) (prep\\w*|training)|burn(ing)? (\\w+ )?calories|calorie\\w*|maintain(ing)? (general |overall )?(fitness|health|activity level|conditioning)|bulk(ing)? up|beach body
            (drop|shed|lose|losing|dropping|shedding) (\\d+|a few|some|extra) (lbs?|pounds)|slim(ming)? down|for (\\w+ )?((muscle|body) )?tone(?! (reduction|inhibition|management|normali[sz]ation|control|regulation|assessment))|(overall|general) (muscle |body )?tone|gen(eral)? (strength|endurance)( (training|program|work|circuit))?(?= (for|and|to|with) (health|fitness|looks|tone|weight|general))|look(ing)? (better|good|fit)|vanity|mirror muscles|six[- ]pack|bikini|crossfit|aerobics( class)?|cardio(vascular)? (machines?|equipment|workout|session|circuit)|healthy lifestyle|recreational (lifting|running|gym)
            (stay|staying|keep|keeping|remain|remaining) (limber|loose|flexible|mobile|strong|healthy|trim)|general maintenance( \\w+)?|(weekly|daily|regular|usual) workout|feel(s|ing)? the burn
            (general|overall) (\\w+ )?well-?being|well-?being|(gym|fitness|club)[- ]?(membership )?(style|type|like)( \\w+)?|work-?out style|no (functional )?(deficits|impairments?) (noted|identified|present|remaining)|without (functional )?(deficits|impairments?)|preventive exercises?|prehab for (season|race|marathon)|(stress|energy) (relief|boost)|me time
            """);

    /** Tone as a nerve's: the sentence speaks of an impairment or of one limb. */
    static final Wording NEUROLOGICAL = Wording.ofLines("""
            increased|abnormal|high|low|normal|mas|ashworth|spastic\\w*|hypertoni\\w*|hypotoni\\w*|flaccid\\w*|rigid\\w*|clonus|(?-i:[UL]Es?)|hemi\\w*|flexors?|extensors?|cva|stroke|inhibit\\w*|facilitat\\w*|vocal|weight[- ]bearing
            """);

    /** Fitness spoken of as the past or as what comes after therapy, or as where a complaint comes from. */
    static final Wording NOT_NOW = Wording.ofLines("""
            plof|prior level|prior to|previously|before (the |his |her |their )?(surgery|injury|onset|accident|fall)|used to|history of|hx|upon (discharge|d/c)|after (discharge|d/c|therapy|pt)|at (discharge|d/c)|post[- ]discharge|transition(s|ing)? to|return(s|ing)? to|plans? to|resum(e|es|ing)|member(ship)?|lives|recommend(ed|s)?|is an?|was an?|works as|independent with
            reports?|reported|states?|stated|complain(s|ed|ing)?|c/o \\w+|(pain|sore(ness)?|injur(y|ed)|flare[- ]?up|began|started|onset|occurred|strained|hurt) (\\w+ )?(after|from|following|during|while|at|in)|since|yesterday|(educated|advised|encouraged|instructed|counsel\\w*|urged) (\\w+ ){0,3}to
            """);

    /** Words anybody could write of any visit. */
    static final Wording STOCK_PHRASE = Wording.ofLines("""
            (tolerat(ed|es|ing)|tol(\\.|'d|erated)?) (the |all |today'?s? )?(treatments?|tx|rx|session|therapy|visit|interventions?|exercises?|activities|ther[- ]?ex|procedures?)?( session)?( today)? ?(very |fairly |quite )?(well|good|fair(ly)?|ok|fine)?|without (any )?(difficulty|complaints?|incident|issues?|problems?|adverse \\w+)
            (will )?cont(inue|inued|\\.)? (to )?(with |w/ )?(current |the |established |skilled |present )?(poc|plan of care|plan|tx plan|treatment plan|per poc|as per poc|as planned|therapy|pt|ot|slp|tx|treatment|progress)( as (tolerated|planned|established|able))?|as per poc|per poc|poc
            no (new )?(complaints?|c/o|issues?|changes?|concerns?|problems?|adverse (effects?|reactions?|events?))( (reported|noted|today|voiced|at this time))*|without (new )?complaints?
            (is |continues to |continues )?(progress(ing|es)?|improv(e|ing)|do(ing)?) (\\w+ly )?(well|fine|good|nicely|steadily|as expected|toward(s)? (all |established |stated |set )?goals?)( toward(s)? (all |established |set )?goals?)?|making (\\w+ )?progress( toward(s)? (\\w+ ){0,2}goals?)?|good (session|tolerance|progress|effort|participation|response)( to (treatment|tx|therapy))?|fair tolerance
            see (flow ?sheet|log|chart|above|attached)|(treatment|tx|exercises|therapy|ther[- ]?ex)( was| were)? (given|done|performed|completed|provided) (as |per )?(ordered|prescribed|poc|plan|flow ?sheet|protocol|usual)?|per (flow ?sheet|protocol|usual)|(same )?as (last|previous|prior|before|above)( (visit|session|tx|treatment|note|time))?|same (treatment|tx)|did well|status quo|no change( in status)?|unchanged|pt seen( today)?( for)?( treatment| therapy)?|(pt|patient) (was )?seen for (pt|ot|therapy|treatment)|stable|will see (pt )?next (visit|session|time)
            (good|fair|adequate) (tol\\.?|tolerance)|progress(ing)? as (tol\\.?|tolerated|able)|as (tol\\.?|tolerated|able)|(tolerat(ed|es)|tol\\.?) (all |the )?(exercises|treatment|tx|activities)|nad|no acute distress|without c/o|in good spirits|pleasant and cooperative|(cooperative|participated) (\\w+ )?(fully|well|throughout|actively)|well tolerated|current program|participated( fully| well| actively)?
            (no|without) (adverse )?(rxn|reactions?|effects?|events?|sequelae)( noted)?|(completed|done|performed|given)? ?as (tol\\.?|tolerated)|(cont(inue)?\\.?) (the )?same
            """);

    /** A response anybody could not write of any visit. */
    static final Wording RESPONSE = Wording.ofLines("""
            (pain|sx|symptoms?|nprs|vas) (\\w+ ){0,4}(\\d+ ?/ ?10|decreased|reduced|increased|improved|less|from|to|after|post|with|during|reproduced|centrali[sz]ed)|\\d+ ?/ ?10|(decreased|reduced|increased|less|more|mild|moderate|no) (\\w+ ){0,2}(pain|soreness|fatigue|stiffness|dizziness|symptoms?|discomfort|swelling|guarding)|(post|after)[- ](tx|treatment|session|exercise|manual)
            (rom|flexion|extension|strength|mmt|tug|berg|6mwt|5xsts|gait speed|lefs|dash|ndi|odi|grip)( \\w+){0,5} (improved|increased|decreased|from|to|now|was|=) ?\\(?\\d*|(improved|increased|gained|regained|decreased) (\\w+ ){0,5}(from|by|to) \\d+|(improve(d|ment)s?|better) (\\w+ ){0,3}(in|with|since|after|form|control|mechanics|quality|tolerance|rom|strength|gait|balance|motion|mobility|endurance)
            (fewer|less|decreased|reduced) (\\w+ ){0,2}(cues?|cueing|assist\\w*|rest breaks?)|(required|needed|needing|requiring) (\\w+ ){0,3}(cues?|cueing|assist\\w*|rest breaks?|rests?)|(tug|berg|5xsts|6mwt|10mwt|2mwt|fga|dgi|lefs|ndi|odi|dash|quickdash|grip|gait speed|rom|flexion|extension|spo2)( score| time| strength| distance)? ?(of|=|:|is|was|at)? ?\\d+|feel(s|ing)? (\\w+ )?(better|looser|stronger|easier|less|more|tight\\w*|weak\\w*)|easier|looser|fatigued?( \\w+)?|sore(ness)?|(demonstrat|display|exhibit|show)(ed|s|ing) (\\w+ ){0,3}(understanding|improve\\w*|carry ?over|control|form|technique|decrease\\w*|increase\\w*|compensat\\w+|difficulty|deficits?)|(pt|patient|client) (reports?|reported|states?|stated|verbali[sz]ed|noted|denies|denied|c/o)|able to (complete|perform|tolerate|ambulate|progress|do|walk|hold)|(rpe|hr|bp|spo2|o2 sat|borg) ?(of |was |at |: ?)?\\d+|tolerat(ed|es) (\\w+ ){0,3}(increase\\w*|progression|\\d+|resistance|added|new)|(responded|response)( was| to|:)?
            (less|more|fewer|better|farther|further|smoother|steadier|quicker|faster|deeper|taller|looser|straighter) (\\w+ ){0,4}(than|after|by|since|following|compared|at end|post)|(bends|extends|flexes|reaches|stands|walks|lifts|holds) (\\w+ ){0,2}\\d+ (\\w+ ){0,2}(farther|further|more|longer|less|higher)
            \\d+ ?(deg\\w*|°|sec\\w*|ft|lbs?|%)? ?(pre|before|initially|at start|start of session)[-,/; ]+(and |to )?(\\w+ ){0,2}\\d+ ?(deg\\w*|°|sec\\w*|ft|lbs?|%)? ?(post|after|following|at end|end of session)|complain(s|ed|t) of|c/o (?!none|nothing)\\w+|rest breaks?|(bp|hr|spo2|o2|sats?|pulse) (\\w+ )?\\d+|no (increase|change) in (pain|symptoms?|sx)|increased (\\w+ )?(pain|symptoms?|sx)|(dizzy|nauseous|lightheaded|winded)|by (the )?(end|last|third|second|final) (of|set|rep|trial)
            (nprs|vas|pain|rpe|borg|spo2|hr|bp|rom|flexion|extension|tug|berg|grip|score) ?\\d+(/\\d+)? (after|post|before|pre|vs|from|to|at end|at start)|\\d+ ?(deg\\w*|°|sec\\w*|ft|lbs?|#|%)? (at (the )?(end|start)|now|today|after) (of (session|tx|treatment|visit) )?(vs\\.?|versus|compared|from|was|up from|down from)|(\\w+ )?(standing|seated|sitting) (rest )?breaks?|(up|down) from \\d+|was \\d+ (at|on|before|last)|no (buckling|lob|loss of balance|dizziness|adverse)|(wince|grimac|facial express)\\w*|symptoms? (\\w+ )?(provoked|eased|abolished|unchanged|peripherali[sz]ed|centrali[sz]ed)
            (swelling|edema|lag|hike|limp|guarding|spasms?|tightness|numbness|tingling|headaches?|ha|dizziness|vertigo|soreness|stiffness|pain|symptoms?|sx|drop|shaking|tremor|substitution|compensation|deviation|clicking) (\\w+ ){0,2}(resolved|gone|subsided|let up|eased|cleared|abated|settled|disappeared|lessened|dissipated|diminished|went away|no longer \\w+)|no longer (seen|noted|observed|present|evident|needed|required|felt|reproduced|painful)|(\\w+ )?(best|fastest|longest|farthest) (so far|yet|to date|this (week|month|episode))|a first|for the first time|personal best
            (rotation|flexion|extension|abduction|adduction|dorsiflexion|rom|motion|range|grip|pinch|distance|speed|score|tug|berg|opening|excursion|girth) (\\w+ ){0,2}(gained|rose|climbed|went up|went down|fell|dropped|up|down) (by |to )?\\d+|(gained|lost) (\\w+ )?\\d+(\\.\\d+)? ?(deg\\w*|°|cm|mm|lbs?|#|kg|ft|feet|points?|sec\\w*|s)|felt (\\w+ )?(better|worse|looser|stronger|steadier|easier|lighter|heavier|smoother|tighter|shaky|weak|weaker|tired|faint|unsteady)|(completed|performed|did) (all |each |every )?(\\w+ ){0,3}without (\\w+ ){0,2}(drop|hike|hiking|lag|shift|sway|substitut\\w+|compensat\\w+|collapse|buckling|losing \\w+)
            (halved|doubled|tripled)|could not (\\w+ ){0,3}(at|on) (arrival|start|eval|admission|first)|(breathing hard|out of breath|sweating|flushed)|(hr|bp|spo2|rpe|pulse) (\\w+ ){0,3}\\d+|(on|in) \\d+ ?(of|/|out of) ?\\d+ (reps?|trials?|attempts?|tries|steps)|between (\\w+ ){0,2}first and (\\w+ )?(last|final|second|third|fourth|fifth) (attempt|trial|set|rep)
            """);

    private ClinicalWording() {}
}
